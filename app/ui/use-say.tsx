import { useCallback } from "react";
import { useTranslation } from "react-i18next";

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Words by a key that is computed ("orders:pay_PAID"): the keys are typed where they are made. */
export function useSay(): Say {
  const { i18n } = useTranslation();
  // One and the same from render to render: effects name it.
  return useCallback<Say>((key, params) => (i18n.t as unknown as Say)(key, params), [i18n]);
}

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Past } from "../policy/past";
import type { Rule } from "../policy/rule";
import { simulate } from "../policy/simulate";

type PastLineProps = {
  /** As `usePast` makes it ready. */
  readonly past: Past;
  readonly rules: readonly Rule[];
  readonly ceiling?: readonly Rule[];
};

/** "On your last 34 refunds: 31 without asking, 3 asked." for any rules, worked out again whenever they change. */
export function PastLine({ past, rules, ceiling }: PastLineProps) {
  const { t } = useTranslation("past");
  const { can, ask, deny } = useMemo(() => simulate(past, rules, ceiling), [past, rules, ceiling]);
  const count = past.refunds.length;
  if (count === 0) return null;
  const words = { count, passes: can.count, asks: ask.count, denied: deny.count };
  return <>{t(deny.count === 0 ? "line" : "lineDenied", words)}</>;
}

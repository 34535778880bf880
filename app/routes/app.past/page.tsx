import { useTranslation } from "react-i18next";
import type { PastAnswer, StartLimits } from "../../features/past/past";
import { PastView } from "../../features/past/past-view";

type PastPageProps = { readonly first: PastAnswer; readonly start: StartLimits };

/** The shop's past and the limit's slider, also after the first day. */
export function PastPage({ first, start }: PastPageProps) {
  const { t } = useTranslation("team");
  return (
    <PastView first={first} start={start} onlyRead={false} backAction={{ content: t("listTitle"), url: "/app/team" }} />
  );
}

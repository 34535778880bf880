import { useTranslation } from "react-i18next";
import { AccessCard } from "../../features/delegation/access-card";
import { StopFrame } from "../../features/delegation/stop-frame";
import type { StopView } from "../../features/delegation/stop-view";

/** One person was stopped: what is done, what is still the owner's, and the last seven days. */
export function StoppedPage({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation("team");
  const [person] = stop.people;
  return (
    <StopFrame
      stop={stop}
      title={t("stoppedTitle", { name: person?.name ?? "" })}
      back={`/app/team/${person?.grantId ?? ""}`}
    >
      {person === undefined ? null : <AccessCard person={person} shopifyUsers={stop.shopifyUsers} />}
    </StopFrame>
  );
}

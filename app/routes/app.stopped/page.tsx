import { useTranslation } from "react-i18next";
import { EveryonesAccess } from "../../features/delegation/access-card";
import { StopFrame } from "../../features/delegation/stop-frame";
import type { StopView } from "../../features/delegation/stop-view";

/** Everyone was stopped: what is done, who must still leave Shopify, and the last seven days of all of them. */
export function EveryoneStoppedPage({ stop }: { readonly stop: StopView }) {
  const { t } = useTranslation("team");
  return (
    <StopFrame stop={stop} title={t("stoppedEveryone")} back="/app/team">
      <EveryonesAccess people={stop.people} shopifyUsers={stop.shopifyUsers} />
    </StopFrame>
  );
}

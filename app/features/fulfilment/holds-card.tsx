import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useSay } from "../../ui/use-say";
import type { PartView } from "./step-view";

type HoldsProps = {
  readonly parts: readonly PartView[];
  readonly disabled: boolean;
  /** The owner is asked for it: the button says so. */
  readonly asks: boolean;
  readonly onRelease: (partGid: string, holdGid: string) => void;
};

/** What is on hold, why, by whose hand, and the button that lifts exactly that one. */
export function HoldsCard({ parts, disabled, asks, onRelease }: HoldsProps) {
  const { t } = useTranslation("steps");
  const say = useSay();
  const holds = parts.flatMap((part) => part.holds.map((hold) => ({ part, hold })));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("holds")}
        </Text>
        {holds.length === 0 ? <Text as="p">{t("noHolds")}</Text> : null}
        <ul className="delega-list">
          {holds.map(({ part, hold }) => (
            <li key={hold.gid}>
              <div className="delega-row">
                <span>
                  <Text as="span" fontWeight="semibold">
                    {say(`steps:hold_${hold.reason}`)}
                  </Text>
                  <br />
                  <Text as="span" tone="subdued">
                    {t("from", { place: part.place })}, {t(hold.ours ? "heldByDelega" : "heldByOther")}
                  </Text>
                </span>
                <Button
                  disabled={disabled}
                  onClick={() => {
                    onRelease(part.gid, hold.gid);
                  }}
                  accessibilityLabel={`${t(asks ? "askRelease" : "release")}: ${say(`steps:hold_${hold.reason}`)}`}
                >
                  {t(asks ? "askRelease" : "release")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

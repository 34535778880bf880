import { Badge, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

export type DoneView = {
  readonly state: "asked" | "approved" | "held" | "done" | "checking" | "queued" | "money_pending";
  readonly reference: string;
};

const TITLE = {
  asked: "asked",
  approved: "asked",
  held: "held",
  done: "done",
  checking: "checking",
  queued: "queued",
  money_pending: "done",
} as const;
const BODY = {
  asked: "askedBody",
  approved: "askedBody",
  held: "heldBody",
  done: "doneBody",
  checking: "checkingBody",
  queued: "queuedBody",
  money_pending: "doneBody",
} as const;

/** After the click: there with its reference, or still on its way, which is no failure and says so. */
export function ChangeDoneCard({ done, back }: { readonly done: DoneView; readonly back: string }) {
  const { t } = useTranslation("changes");
  return (
    <Card>
      <div role="status">
        <BlockStack gap="300">
          <Text as="h2" variant="headingLg">
            {t(TITLE[done.state])}
          </Text>
          {done.state === "done" ? null : (
            <div>
              <Badge tone="attention">{done.reference}</Badge>
            </div>
          )}
          <Text as="p">{t(BODY[done.state], { reference: done.reference })}</Text>
          <div>
            <Button variant="primary" url={back}>
              {t("backToOrder")}
            </Button>
          </div>
        </BlockStack>
      </div>
    </Card>
  );
}

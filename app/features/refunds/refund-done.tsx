import { Badge, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { JsonObject } from "../../platform/json";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";

export type DoneView = {
  readonly state: "asked" | "approved" | "held" | "done" | "checking" | "queued" | "money_pending";
  readonly reference: string;
  readonly amount: JsonObject | null;
};

const BODY = {
  asked: "askedBody",
  approved: "askedBody",
  held: "heldBody",
  done: "doneBody",
  checking: "checkingBody",
  queued: "queuedBody",
  money_pending: "moneyPendingBody",
} as const;
const TITLE = {
  asked: "asked",
  approved: "asked",
  held: "held",
  checking: "checking",
  queued: "queued",
  money_pending: "moneyPending",
} as const;

/** After the click: done with its reference, or still on its way, which is no failure and says so. */
export function RefundDoneCard({ done, back }: { readonly done: DoneView; readonly back: string }) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const { shop } = useShell();
  return (
    <Card>
      <div role="status">
        <BlockStack gap="300">
          <Text as="h2" variant="headingLg">
            {done.state === "done"
              ? `✓ ${t("done", { amount: done.amount === null ? "" : format.recorded(done.amount) })}`
              : t(TITLE[done.state])}
          </Text>
          {done.state === "done" || done.state === "held" ? null : (
            <div>
              <Badge tone="attention">{done.reference}</Badge>
            </div>
          )}
          <Text as="p">{t(BODY[done.state], { reference: done.reference, owner: shop.ownerName })}</Text>
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

import { Badge, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { JsonObject } from "../../platform/json";
import { useFormat } from "../../ui/use-format";

export type DoneView = {
  readonly state: "done" | "checking";
  readonly reference: string;
  readonly amount: JsonObject | null;
};

/** After the click: done with its reference, or being checked, which is no failure and says so. */
export function RefundDoneCard({ done, back }: { readonly done: DoneView; readonly back: string }) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const sure = done.state === "done";
  return (
    <Card>
      <div role="status">
        <BlockStack gap="300">
          <Text as="h2" variant="headingLg">
            {sure
              ? `✓ ${t("done", { amount: done.amount === null ? "" : format.recorded(done.amount) })}`
              : t("checking")}
          </Text>
          {sure ? null : <Badge tone="attention">{done.reference}</Badge>}
          <Text as="p">{t(sure ? "doneBody" : "checkingBody", { reference: done.reference })}</Text>
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

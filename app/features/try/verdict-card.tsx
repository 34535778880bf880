import { Badge, BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useAnswerWord } from "../../ui/use-answer-word";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { PastOf } from "../past/past-of";
import { MONEY_ROWS } from "../policy/action";
import { explainReason, roomSentence, toldRooms } from "../policy/explain";
import { useReader } from "../policy/use-reader";
import type { Verdict } from "./case";
import { passesNow } from "./pass-now";
import { VerdictTable } from "./verdict-table";

const TONES = { can: "success", ask: "warning", deny: "critical" } as const;

/** The answer, why in the person's own words, what would pass now, what a yes would leave, and every rule. */
export function VerdictCard({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation("try");
  const wordOf = useAnswerWord();
  const say = useSay();
  const { reader, tell } = useReader();
  const { decision, name } = verdict;
  const { answer, reasons } = decision;
  return (
    <Card padding="0">
      <Box padding={{ xs: "400", md: "500" }}>
        <BlockStack gap="300">
          <div role="status">
            <BlockStack gap="300" inlineAlign="start">
              <Badge size="large" tone={TONES[answer]}>
                {wordOf(answer)}
              </Badge>
              <Text as="h2" variant="headingLg">
                {tell(explainReason(reasons[0], reader))}
              </Text>
            </BlockStack>
          </div>
          {reasons.slice(1).map((reason) => (
            <Text as="p" key={JSON.stringify(reason)}>
              {tell(explainReason(reason, reader))}
            </Text>
          ))}
          <After verdict={verdict} />
          <Text as="p" tone="subdued">
            {t("asRead", {
              name: name === "" ? t("aPerson") : name,
              action: say(`policy:action_${verdict.action}`),
            })}{" "}
            <OrderLine verdict={verdict} />
          </Text>
        </BlockStack>
      </Box>
      <VerdictTable rows={verdict.rows} verdict={verdict} />
      <Box padding={{ xs: "400", md: "500" }}>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            {t("strictest")}
          </Text>
          {MONEY_ROWS.includes(verdict.action) ? <PastOf rules={verdict.rules} ceiling={verdict.ceiling} /> : null}
        </BlockStack>
      </Box>
    </Card>
  );
}

function After({ verdict: { decision, amountMinor, action } }: { readonly verdict: Verdict }) {
  const { t } = useTranslation("try");
  const format = useFormat();
  const { reader, tell } = useReader();
  if (!MONEY_ROWS.includes(action)) return null;
  const passes = passesNow(decision);
  const leaves = toldRooms(decision.rooms)
    .filter((room) => room.measure !== "count" && room.window !== "order")
    .map((room) => tell(roomSentence({ ...room, left: Math.max(0, room.left - amountMinor) }, reader)));
  const parts = [
    decision.answer === "can" || passes === null ? null : t("passesNow", { amount: format.minor(passes) }),
    decision.answer === "deny" || leaves.length === 0
      ? null
      : t(decision.answer === "can" ? "leaves" : "yesLeaves", {
          amount: format.minor(amountMinor),
          left: leaves.join("; "),
        }),
  ];
  const told = parts.filter((part) => part !== null);
  return told.length === 0 ? null : <Text as="p">{told.join(" ")}</Text>;
}

function OrderLine({ verdict: { order, orderName, atMs } }: { readonly verdict: Verdict }) {
  const { t } = useTranslation(["try", "orders"]);
  const format = useFormat();
  const ageDays = Math.floor((atMs - order.createdAtMs) / 86_400_000);
  const words = {
    order: orderName ?? t("madeUp"),
    total: format.minor(order.totalMinor),
    age: t("orders:age", { count: ageDays }),
    payment: t(`orders:pay_${order.paymentStatus}`),
  };
  return <>{t("orderLine", words)}</>;
}

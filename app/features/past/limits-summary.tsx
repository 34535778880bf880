import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerSign } from "../../ui/answer-sign";
import { useAnswerWord } from "../../ui/use-answer-word";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Row } from "../policy/action";
import { presetRules } from "../policy/presets";
import type { StartLimits } from "./past";

/** What an owner asks about first; the matrix has all the others. */
const FIRST: readonly Row[] = [
  "order.read",
  "reply.use",
  "refund.issue",
  "order.address",
  "order.edit",
  "order.cancel",
  "stock.adjust",
  "product.edit",
  "record.export",
];

/** What the default role with these two amounts can, must ask and cannot, out of its own rules. */
export function LimitsSummary({ limits }: { readonly limits: StartLimits }) {
  const { t } = useTranslation("past");
  const wordOf = useAnswerWord();
  const say = useSay();
  const format = useFormat();
  const rules = presetRules("customer_support", limits);
  const amounts = { limit: format.round(limits.perOrderMinor), day: format.round(limits.perDayMinor) };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingMd">
        {t("theseLimits")}
      </Text>
      <ul className="delega-list">
        {(["can", "ask", "deny"] as const).map((answer) => (
          <li key={answer} style={{ display: "flex", gap: 12 }}>
            <AnswerSign answer={answer} />
            <span>
              <strong>{wordOf(answer)}</strong>
              <br />
              {FIRST.filter((action) => rules.find((rule) => rule.action === action)?.answer === answer)
                .map((action) => say(`policy:action_${action}`))
                .join(" · ")}
              {answer === "can" ? `, ${t("upTo", amounts)}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

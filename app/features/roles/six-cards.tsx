import { Card as Frame, Text } from "@shopify/polaris";
import { ChatIcon, DeliveryIcon, DiscountIcon, EditIcon, ReceiptRefundIcon, SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useShell } from "../../ui/shell-context";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { AnswerChoice } from "./answer-choice";
import { ANSWERS } from "./answer-signs";
import { asksAmount, cardAnswer, cardExceptions, CARDS, withCardAnswer, type Card } from "./cards";
import { MoneyField } from "./money-field";
import { refundAmounts, withRefundAmount } from "./refund-rows";
import { useRoleWords } from "./use-role-words";

const ICONS = {
  see: SearchIcon,
  answer: ChatIcon,
  change: EditIcon,
  refund: ReceiptRefundIcon,
  ship: DeliveryIcon,
  stock: DiscountIcon,
} as const;

type SixCardsProps = {
  readonly rules: readonly Rule[];
  /** The amounts with which refunds start where the role has none. */
  readonly first: RefundLimits;
  readonly onChange: (rules: readonly Rule[], tag: string) => void;
};

/** What a role may do in six cards: three answers each, and one amount on the whole page. */
export function SixCards({ rules, first, onChange }: SixCardsProps) {
  const { say } = useRoleWords();
  return (
    <div className="delega-cards">
      {CARDS.map((card) => {
        const answer = cardAnswer(rules, card);
        const Sign = ICONS[card];
        return (
          <Frame key={card}>
            <div className="delega-card">
              <div className="delega-card-head">
                <Sign aria-hidden="true" focusable="false" />
                <Text as="h3" variant="headingMd">
                  {say(`matrix:group_${card}`)}
                </Text>
              </div>
              {card === "refund" && asksAmount(rules) ? (
                <OneAmount rules={rules} onChange={onChange} />
              ) : (
                <Text as="p" tone="subdued">
                  {say(`matrix:about_${card}`)}
                </Text>
              )}
              <Exceptions rules={rules} card={card} mixed={answer === "mixed"} />
              <AnswerChoice
                label={say(`matrix:group_${card}`)}
                value={answer === "mixed" ? null : answer}
                onChange={(chosen) => {
                  onChange(withCardAnswer(rules, card, { answer: chosen, first }), `${card}:${chosen}`);
                }}
              />
            </div>
          </Frame>
        );
      })}
    </div>
  );
}

/** The rows that say something else than the card, by answer. */
function Exceptions({
  rules,
  card,
  mixed,
}: {
  readonly rules: readonly Rule[];
  readonly card: Card;
  readonly mixed: boolean;
}) {
  const { say } = useRoleWords();
  const { locale } = useShell();
  const exceptions = cardExceptions(rules, card);
  if (exceptions.length === 0) return null;
  const rows = (answer: string) =>
    exceptions
      .filter((one) => one.answer === answer)
      .map(({ action }) => say(`matrix:row_${action}`).toLocaleLowerCase(locale));
  return (
    <div>
      {mixed ? (
        <Text as="p" variant="bodySm">
          <strong>{say("roles:mixed")}</strong>: {say("roles:mixedHelp")}
        </Text>
      ) : null}
      {ANSWERS.filter((answer) => rows(answer).length > 0).map((answer) => (
        <Text as="p" tone="subdued" variant="bodySm" key={answer}>
          {say(`roles:but_${answer}`, { list: rows(answer).join(", ") })}
        </Text>
      ))}
    </div>
  );
}

/** The one amount: per order. The day's follows it, and stands beneath. */
function OneAmount({ rules, onChange }: Pick<SixCardsProps, "rules" | "onChange">) {
  const { say, speaker } = useRoleWords();
  const { perOrderMinor, perDayMinor } = refundAmounts(rules);
  const [dayBefore] = useState(perDayMinor);
  return (
    <MoneyField
      label={say("roles:limitPerOrder")}
      value={perOrderMinor}
      onChange={(amountMinor) => {
        if (amountMinor === null) return;
        const day = dayBefore === null ? {} : { perDayMinor: Math.max(dayBefore, amountMinor) };
        onChange(withRefundAmount(rules, { perOrderMinor: amountMinor, ...day }), "refund:amount");
      }}
      {...(perDayMinor === null
        ? {}
        : { helpText: say("roles:perDayAnd", { amount: speaker("").money(perDayMinor) }) })}
    />
  );
}

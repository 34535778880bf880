import { BlockStack, Card, Checkbox, Select, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { OrderLine } from "../orders/order";
import type { Money } from "../../platform/money";
import { REFUND_REASONS } from "./refund-reason";
import type { Place } from "./place";
import type { RefundPreview } from "./refund-preview";
import { typedLess, type Chosen } from "./refund-choice";
import { RefundHow } from "./refund-how";

type Props = {
  readonly lines: readonly OrderLine[];
  readonly shipping: Money;
  readonly shippingRefunded: Money;
  readonly currency: string;
  /** In which the customer paid: what is typed is in it. */
  readonly paidCurrency: string;
  readonly places: readonly Place[] | null;
  readonly isOwner: boolean;
  readonly order: RefundPreview["order"] | null;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** What is refunded and why: items and quantities, shipping, less than suggested, the reason, a word to the customer. */
export function RefundChoiceCard(props: Props) {
  const { lines, shipping, shippingRefunded, currency, paidCurrency, chosen, onChange } = props;
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const shippingLeft = { ...shipping, amountMinor: shipping.amountMinor - shippingRefunded.amountMinor };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("choose")}
        </Text>
        <ul className="delega-list">
          {lines.map((line) => (
            <LineRow
              key={line.gid}
              line={line}
              quantity={chosen.quantities[line.gid] ?? 0}
              onQuantity={(quantity) => {
                onChange({ ...chosen, quantities: { ...chosen.quantities, [line.gid]: quantity } });
              }}
            />
          ))}
        </ul>
        {shippingLeft.amountMinor > 0 ? (
          <Checkbox
            label={t("shipping", { amount: format.money(shippingLeft) })}
            checked={chosen.shipping}
            onChange={(checked) => {
              onChange({ ...chosen, shipping: checked });
            }}
          />
        ) : null}
        {paidCurrency === currency ? null : (
          <Text as="p" tone="subdued">
            {t("otherCurrency", { paid: paidCurrency, shop: currency })}
          </Text>
        )}
        <RefundHow {...props} />
        <WhyAndHow paidCurrency={paidCurrency} chosen={chosen} onChange={onChange} />
      </BlockStack>
    </Card>
  );
}

/** The reason, less than suggested, and whether the customer hears of it from Shopify. */
function WhyAndHow({ paidCurrency, chosen, onChange }: Pick<Props, "paidCurrency" | "chosen" | "onChange">) {
  const { t } = useTranslation("refunds");
  const lessError = typedLess(chosen.less, paidCurrency) === undefined;
  return (
    <>
      <Select
        label={t("reason")}
        options={[
          { value: "", label: t("reasonChoose") },
          ...REFUND_REASONS.map((reason) => ({ value: reason, label: t(`reason_${reason}`) })),
        ]}
        value={chosen.reason}
        onChange={(reason) => {
          onChange({ ...chosen, reason });
        }}
      />
      <TextField
        label={t("less")}
        value={chosen.less}
        onChange={(less) => {
          onChange({ ...chosen, less });
        }}
        helpText={t("lessHelp")}
        inputMode="decimal"
        suffix={paidCurrency}
        autoComplete="off"
        {...(lessError ? { error: t("lessInvalid") } : {})}
      />
      <Checkbox
        label={t("notify")}
        checked={chosen.notify}
        onChange={(notify) => {
          onChange({ ...chosen, notify });
        }}
      />
    </>
  );
}

type LineRowProps = {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly onQuantity: (quantity: number) => void;
};

function LineRow({ line, quantity, onQuantity }: LineRowProps) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const most = line.refundableQuantity;
  const title = line.variant === null ? line.title : `${line.title} · ${line.variant}`;
  return (
    <li className="delega-row">
      <span>
        <strong>{title}</strong>
        <br />
        {most === 0 ? t("noneRefundable") : `${format.money(line.unitPrice)} · ${t("ofRefundable", { count: most })}`}
      </span>
      {most === 0 ? null : (
        <Select
          label={`${t("quantity")}: ${title}`}
          labelHidden
          options={Array.from({ length: Math.min(most, 50) + 1 }, (_, count) => ({
            value: String(count),
            label: String(count),
          }))}
          value={String(quantity)}
          onChange={(value) => {
            onQuantity(Number(value));
          }}
        />
      )}
    </li>
  );
}

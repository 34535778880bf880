import { Card, FormLayout, Select, TextField, Button, BlockStack } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "../../ui/use-say";
import { AmountField } from "../delegation/amount-field";
import { useChoiceName } from "../delegation/use-choice-name";
import type { Choice } from "../delegation/whose-rules";
import { GROUP_NAMES, GROUPS, MONEY_ROWS } from "../policy/action";
import { FULFILLMENT_STATUSES } from "../policy/condition";
import { PAYMENT_STATUSES } from "../policy/payment-status";
import { REFUND_REASONS } from "../refunds/refund-reason";
import type { Draft } from "./draft";

type TryFormProps = {
  readonly start: Draft;
  readonly choices: readonly Choice[];
  readonly busy: boolean;
  readonly onTry: (draft: Draft) => void;
};

/** Who, what, on which order, when. */
export function TryForm({ start, choices, busy, onTry }: TryFormProps) {
  const { t } = useTranslation(["try", "refunds"]);
  const [draft, setDraft] = useState(start);
  const set = (field: keyof Draft) => (value: string) => {
    setDraft((old) => ({ ...old, [field]: value }));
  };
  const money = MONEY_ROWS.some((row) => row === draft.action);
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onTry(draft);
        }}
      >
        <FormLayout>
          <WhoAndWhat draft={draft} set={set} choices={choices} />
          <TextField
            label={t("try:order")}
            value={draft.order}
            onChange={set("order")}
            placeholder="#1042"
            helpText={t("try:orderHelp")}
            autoComplete="off"
          />
          {money ? <AmountField label={t("try:amount")} value={draft.amount} onChange={set("amount")} /> : null}
          <Select
            label={t("try:reason")}
            options={[
              { value: "", label: t("try:noReason") },
              ...REFUND_REASONS.map((reason) => ({ value: reason, label: t(`refunds:reason_${reason}`) })),
            ]}
            value={draft.reason}
            onChange={set("reason")}
          />
          <When draft={draft} set={set} />
          {draft.order.trim() === "" ? <MadeUp draft={draft} set={set} /> : null}
          <Button variant="primary" fullWidth submit loading={busy}>
            {t("try:try")}
          </Button>
        </FormLayout>
      </form>
    </Card>
  );
}

type PartProps = { readonly draft: Draft; readonly set: (field: keyof Draft) => (value: string) => void };

function WhoAndWhat({ draft, set, choices }: PartProps & Pick<TryFormProps, "choices">) {
  const nameOf = useChoiceName();
  const { t } = useTranslation("try");
  const say = useSay();
  return (
    <BlockStack gap="400">
      <Select
        label={t("person")}
        options={choices.map((choice) => ({ value: choice.who, label: nameOf(choice) }))}
        value={draft.who}
        onChange={set("who")}
      />
      <Select
        label={t("action")}
        options={GROUP_NAMES.map((group) => ({
          title: say(`matrix:group_${group}`),
          options: GROUPS[group].map((row) => ({ value: row, label: say(`policy:action_${row}`) })),
        }))}
        value={draft.action}
        onChange={set("action")}
      />
    </BlockStack>
  );
}

function When({ draft, set }: PartProps) {
  const { t } = useTranslation("try");
  const later = draft.at !== "";
  return (
    <BlockStack gap="200">
      <Select
        label={t("when")}
        options={[
          { value: "now", label: t("now") },
          { value: "other", label: t("otherTime") },
        ]}
        value={later ? "other" : "now"}
        onChange={(value) => {
          set("at")(value === "now" ? "" : new Date().toISOString().slice(0, 16));
        }}
      />
      {later ? (
        <TextField
          label={t("at")}
          type="datetime-local"
          value={draft.at}
          onChange={set("at")}
          helpText={t("atHelp")}
          autoComplete="off"
        />
      ) : null}
    </BlockStack>
  );
}

function MadeUp({ draft, set }: PartProps) {
  const { t } = useTranslation("try");
  const say = useSay();
  return (
    <BlockStack gap="300">
      <AmountField label={t("value")} value={draft.value} onChange={set("value")} />
      <TextField
        label={t("age")}
        type="number"
        min={0}
        max={3650}
        value={draft.ageDays}
        onChange={set("ageDays")}
        autoComplete="off"
      />
      <details>
        <summary>{t("more")}</summary>
        <BlockStack gap="300">
          <Select
            label={t("payment")}
            options={PAYMENT_STATUSES.map((status) => ({ value: status, label: say(`orders:pay_${status}`) }))}
            value={draft.payment}
            onChange={set("payment")}
          />
          <Select
            label={t("fulfilment")}
            options={FULFILLMENT_STATUSES.map((status) => ({ value: status, label: say(`policy:value_${status}`) }))}
            value={draft.fulfilment}
            onChange={set("fulfilment")}
          />
          <TextField label={t("tags")} value={draft.tags} onChange={set("tags")} autoComplete="off" />
          <TextField
            label={t("country")}
            value={draft.country}
            onChange={set("country")}
            maxLength={2}
            autoComplete="off"
          />
          <TextField label={t("gateway")} value={draft.gateway} onChange={set("gateway")} autoComplete="off" />
        </BlockStack>
      </details>
    </BlockStack>
  );
}

import { BlockStack, Checkbox, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CANCEL_REASONS } from "../orders/cancel";
import type { FieldsProps } from "./fields-props";
import { HOLD_REASONS } from "./hold-reason";
import { ParcelLines } from "./parcel-lines";
import { trackingOf } from "./step-draft";
import type { ParcelView, PartView, StepNow } from "./step-view";
import { TrackingFields } from "./tracking-fields";

/** The fields of one step. */
export function StepFields({ now, ...rest }: FieldsProps<StepNow>) {
  switch (now.step) {
    case "fulfil":
      return (
        <BlockStack gap="400">
          <ParcelLines now={now.parts} {...rest} />
          <TrackingFields now="parcel" {...rest} />
        </BlockStack>
      );
    case "tracking":
      return <OtherTracking now={now.parcels} {...rest} />;
    case "hold":
      return <WhatToHold now={now.parts} {...rest} />;
    case "cancel":
      return <WhyCancel now={null} {...rest} />;
  }
}

function OtherTracking({ now, draft, disabled, onChange }: FieldsProps<readonly ParcelView[]>) {
  const { t } = useTranslation("steps");
  const named = ({ name, tracking: [one] }: ParcelView) =>
    one === undefined
      ? `${name}: ${t("noTracking")}`
      : t("parcelIs", { name, company: one.company ?? "", number: one.number ?? "" });
  return (
    <BlockStack gap="400">
      <Select
        label={t("parcel")}
        options={now.map((parcel) => ({ value: parcel.gid, label: named(parcel) }))}
        value={draft["parcel"] ?? ""}
        disabled={disabled}
        onChange={(gid) => {
          onChange({ ...draft, ...trackingOf(now.find((parcel) => parcel.gid === gid)) });
        }}
      />
      <TrackingFields now="tracking" draft={draft} disabled={disabled} onChange={onChange} />
    </BlockStack>
  );
}

function WhatToHold({ now, draft, disabled, onChange }: FieldsProps<readonly PartView[]>) {
  const { t } = useTranslation("steps");
  const items = ({ place, lines }: PartView) => `${place}: ${lines.map(({ title }) => title).join(", ")}`;
  return (
    <BlockStack gap="400">
      <Select
        label={t("part")}
        options={now.map((part) => ({ value: part.gid, label: items(part) }))}
        value={draft["part"] ?? ""}
        disabled={disabled}
        onChange={(part) => {
          onChange({ ...draft, part });
        }}
      />
      {now.length > 1 ? <Text as="p">{t("othersLeave")}</Text> : null}
      <Select
        label={t("reason")}
        placeholder={t("reasonChoose")}
        options={HOLD_REASONS.map((reason) => ({ value: reason, label: t(`hold_${reason}`) }))}
        value={draft["reason"] ?? ""}
        disabled={disabled}
        onChange={(reason) => {
          onChange({ ...draft, reason });
        }}
      />
    </BlockStack>
  );
}

function WhyCancel({ draft, disabled, onChange }: FieldsProps<null>) {
  const { t } = useTranslation("steps");
  const tick = (name: "restock" | "notify", label: string) => (
    <Checkbox
      label={label}
      checked={draft[name] === "yes"}
      disabled={disabled}
      onChange={(checked) => {
        onChange({ ...draft, [name]: checked ? "yes" : "no" });
      }}
    />
  );
  return (
    <BlockStack gap="300">
      <Text as="p" fontWeight="semibold">
        {t("cannotBeUndone")}
      </Text>
      <Select
        label={t("cancelReason")}
        placeholder={t("reasonChoose")}
        options={CANCEL_REASONS.map((reason) => ({ value: reason, label: t(`cancel_${reason}`) }))}
        value={draft["reason"] ?? ""}
        disabled={disabled}
        onChange={(reason) => {
          onChange({ ...draft, reason });
        }}
      />
      {tick("restock", t("restock"))}
      {tick("notify", t("notifyParcel"))}
    </BlockStack>
  );
}

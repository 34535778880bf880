import { Checkbox, FormLayout, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "./fields-props";

/** Carrier, number, page, and whether the customer hears of it. A parcel may leave without; a change needs a number. */
export function TrackingFields({ now, draft, disabled, onChange }: FieldsProps<"parcel" | "tracking">) {
  const { t } = useTranslation("steps");
  const field = (name: "company" | "number" | "url", help?: string) => (
    <TextField
      label={t(name)}
      name={name}
      type={name === "url" ? "url" : "text"}
      value={draft[name] ?? ""}
      maxLength={name === "url" ? 2000 : 100}
      autoComplete="off"
      disabled={disabled}
      helpText={help}
      onChange={(text) => {
        onChange({ ...draft, [name]: text });
      }}
    />
  );
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        {field("company")}
        {field("number", now === "parcel" ? t("numberHelp") : undefined)}
      </FormLayout.Group>
      {field("url", t("urlHelp"))}
      <Checkbox
        label={t("notifyParcel")}
        checked={draft["notify"] === "yes"}
        disabled={disabled}
        onChange={(checked) => {
          onChange({ ...draft, notify: checked ? "yes" : "no" });
        }}
      />
    </FormLayout>
  );
}

import { BlockStack, FormLayout, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Draft } from "./change-draft";
import type { Present } from "./change-view";
import { LONGEST_NOTE } from "./note";

type FormProps = {
  readonly now: Present;
  readonly draft: Draft;
  readonly disabled: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** The fields of one kind of change. */
export function ChangeForm({ now, draft, disabled, onChange }: FormProps) {
  const { t } = useTranslation("changes");
  const field = (name: string, label: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
    <TextField
      label={label}
      name={name}
      value={draft[name] ?? ""}
      onChange={(text) => {
        onChange({ ...draft, [name]: text });
      }}
      autoComplete="off"
      disabled={disabled}
      {...(more as object)}
    />
  );
  switch (now.what) {
    case "note":
      return field("note", t(now.text === null ? "noteAdd" : "noteNew"), {
        multiline: 6,
        maxLength: LONGEST_NOTE,
        helpText: t("noteHelp"),
      });
    case "tags":
      return (
        <FormLayout>
          {field("add", t("tagsAdd"), { helpText: t("tagsHelp") })}
          {field("remove", t("tagsRemove"))}
        </FormLayout>
      );
    case "email":
      return field("email", t("emailNew"), { type: "email", maxLength: 254, helpText: t("emailHelp") });
    case "address":
      return (
        <BlockStack gap="300">
          <FormLayout>
            {field("address1", t("street"))}
            {field("address2", t("streetMore"))}
            <FormLayout.Group condensed>
              {field("zip", t("zip"))}
              {field("city", t("city"))}
              {field("provinceCode", t("province"), { maxLength: 10 })}
            </FormLayout.Group>
            <FormLayout.Group condensed>
              {field("firstName", t("firstName"))}
              {field("lastName", t("lastName"))}
            </FormLayout.Group>
          </FormLayout>
          <Text as="p" tone="subdued">
            {t("keptNames")} {t("sameCountry", { country: now.country === "" ? t("noCountry") : now.country })}
          </Text>
        </BlockStack>
      );
  }
}

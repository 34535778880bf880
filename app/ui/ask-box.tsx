import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShell } from "./shell-context";

type AskBoxProps = {
  /** Why it cannot be asked for yet; null = it can. */
  readonly why: string | null;
  readonly sending: boolean;
  readonly onAsk: (note: string) => void;
};

/** Asks the owner for a yes: some words for whoever decides, and the one button. Nothing leaves before the answer. */
export function AskBox({ why, sending, onAsk }: AskBoxProps) {
  const { t } = useTranslation("approvals");
  const { shop } = useShell();
  const [note, setNote] = useState("");
  return (
    <BlockStack gap="300">
      <TextField
        label={t("askNote")}
        helpText={t("askNoteHelp", { owner: shop.ownerName })}
        value={note}
        onChange={setNote}
        multiline={2}
        maxLength={2000}
        autoComplete="off"
      />
      <Button
        variant="primary"
        size="large"
        fullWidth
        disabled={why !== null}
        loading={sending}
        onClick={() => {
          onAsk(note);
        }}
      >
        {t("ask")}
      </Button>
      <Text as="p" tone="subdued">
        {why ?? t("askBody", { owner: shop.ownerName })}
      </Text>
    </BlockStack>
  );
}

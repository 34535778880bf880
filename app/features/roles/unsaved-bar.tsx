import { SaveBar } from "@shopify/app-bridge-react";
import { useRoleWords } from "./use-role-words";

type UnsavedBarProps = {
  readonly open: boolean;
  /** Being saved, or not fit to be. */
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
};

/** Shopify's own bar for unsaved changes; leaving the page asks as long as it shows. */
export function UnsavedBar({ open, busy, onSave, onDiscard }: UnsavedBarProps) {
  const { say } = useRoleWords();
  return (
    <SaveBar id="roles-save-bar" open={open} discardConfirmation>
      <button type="button" {...{ variant: "primary" }} disabled={busy} onClick={onSave}>
        {say("common:save")}
      </button>
      <button type="button" onClick={onDiscard}>
        {say("roles:discard")}
      </button>
    </SaveBar>
  );
}

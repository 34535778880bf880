export type CopyResult = "copied" | "selected";

/** The browser's page; `execCommand` is deprecated, and the only way that works without clipboard permission. */
type CopyDocument = {
  readonly defaultView: {
    readonly navigator: { readonly clipboard: { writeText: (text: string) => Promise<void> } };
  } | null;
  execCommand: (command: "copy") => boolean;
};

/** What copying needs of a text field; a real textarea fits. */
export type CopySource = {
  readonly value: string;
  focus: () => void;
  select: () => void;
  readonly ownerDocument: CopyDocument;
};

/**
 * Clipboard API, else the old command, else the text stays selected for Ctrl+C. The field is selected first, so that
 * the last way works whatever the others did.
 */
export async function copyText(source: CopySource): Promise<CopyResult> {
  source.focus();
  source.select();
  if (await writeToClipboard(source)) return "copied";
  source.focus();
  source.select();
  return source.ownerDocument.execCommand("copy") ? "copied" : "selected";
}

async function writeToClipboard({ value, ownerDocument: { defaultView } }: CopySource): Promise<boolean> {
  if (defaultView === null) return false;
  try {
    await defaultView.navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}

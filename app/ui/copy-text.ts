export type CopyResult = "copied" | "selected";

/** What copying needs of a text field; a real textarea fits. */
export type CopySource = {
  readonly value: string;
  focus: () => void;
  select: () => void;
  readonly ownerDocument: Document;
};

/**
 * Clipboard API, else the old command, else the text stays selected for Ctrl+C. The field is selected first, so that
 * the last way works whatever the others did.
 */
export async function copyText(source: CopySource): Promise<CopyResult> {
  source.focus();
  source.select();
  const { defaultView } = source.ownerDocument;
  try {
    await defaultView?.navigator.clipboard.writeText(source.value);
    return "copied";
  } catch {
    source.focus();
    source.select();
    // Deprecated, and the only way that works in a frame without clipboard permission.
    return source.ownerDocument.execCommand("copy") ? "copied" : "selected";
  }
}

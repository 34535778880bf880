/**
 * One line of what somebody asks for, as the owner and the asker read it: a label, and either a text as it was typed or a
 * word. Label and word are keys of the messages, `namespace:key`.
 */
export type Detail =
  { readonly label: string; readonly text: string } | { readonly label: string; readonly word: string };

/** A line that says yes or no. */
export function yesNo(label: string, isSo: boolean): Detail {
  return { label, word: isSo ? "approvals:yes" : "approvals:no" };
}

/** Lines for what was given; nothing typed is no line. */
export function typedLines(lines: readonly (readonly [label: string, text: string | null])[]): Detail[] {
  return lines.flatMap(([label, text]) => (text === null || text === "" ? [] : [{ label, text }]));
}

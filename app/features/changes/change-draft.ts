import type { What } from "./change";
import type { Present } from "./change-view";

/** What has been typed so far, as the form holds it: every kind its own fields, all of them text. */
export type Draft = Readonly<Record<string, string>>;

/** What the form starts from: what is there, as far as its reader may see it. */
export function startOf(now: Present): Draft {
  switch (now.what) {
    case "note":
      return { note: now.text ?? "" };
    case "tags":
      return { add: "", remove: "" };
    case "email":
      return { email: "" };
    case "address":
      return now.start;
  }
}

const NEEDED: Readonly<Record<What, readonly string[]>> = {
  note: [],
  tags: [],
  email: ["email"],
  address: ["address1", "city"],
};

/** Is there anything to send: what is needed is filled in, and something differs from what the form began with. */
export function isReady(what: What, draft: Draft, start: Draft): boolean {
  const filled = NEEDED[what].every((name) => (draft[name] ?? "").trim() !== "");
  return filled && Object.entries(draft).some(([name, text]) => text.trim() !== (start[name] ?? "").trim());
}

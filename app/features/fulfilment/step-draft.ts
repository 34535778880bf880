import type { Step } from "../changes/change";
import type { ParcelView, StepNow } from "./step-view";

/** What has been chosen so far, as the form holds it: every step its own fields, all of them text. */
export type Draft = Readonly<Record<string, string>>;
export type StepIntent = Step | "release";

/** A release is chosen on the page of holds. */
export function isOfStep(intent: StepIntent, step: Step): boolean {
  return (intent === "release" ? "hold" : intent) === step;
}

const NO_TRACKING = { company: "", number: "", url: "" };

/** What the form starts from: everything that can be sent now from one place, the first part, the first parcel. */
export function startOf(now: StepNow): Draft {
  switch (now.step) {
    case "fulfil": {
      const first = now.parts.find(({ sendable }) => sendable);
      const lines = (first?.lines ?? []).map(({ gid, left }) => [gid, String(left)]);
      return { ...NO_TRACKING, notify: "no", ...(Object.fromEntries(lines) as Draft) };
    }
    case "tracking":
      return { notify: "no", ...trackingOf(now.parcels[0]) };
    case "hold":
      return { part: now.parts[0]?.gid ?? "", reason: "" };
    case "cancel":
      return { reason: "", restock: "yes", notify: "no" };
  }
}

/** Choosing a parcel fills in what it has now. */
export function trackingOf(parcel: ParcelView | undefined): Draft {
  const [one] = parcel?.tracking ?? [];
  return {
    parcel: parcel?.gid ?? "",
    company: one?.company ?? "",
    number: one?.number ?? "",
    url: one?.url ?? "",
  };
}

/** The items chosen for a parcel: whatever has a number above zero. */
export function linesIn(now: StepNow, draft: Draft): { readonly lineGid: string; readonly quantity: number }[] {
  if (now.step !== "fulfil") return [];
  return now.parts
    .filter(({ sendable }) => sendable)
    .flatMap(({ lines }) => lines.map(({ gid }) => ({ lineGid: gid, quantity: Number(draft[gid] ?? "0") })))
    .filter(({ quantity }) => quantity > 0);
}

/** The form's fields for the server. */
export function fieldsOf(now: StepNow, draft: Draft): Draft {
  if (now.step !== "fulfil") return draft;
  const { company = "", number = "", url = "", notify = "no" } = draft;
  return { company, number, url, notify, lines: JSON.stringify(linesIn(now, draft)) };
}

/** Is there enough to send? The server says what does not fit. */
export function isReady(now: StepNow, draft: Draft): boolean {
  switch (now.step) {
    case "fulfil":
      return linesIn(now, draft).length > 0;
    case "tracking":
      return draft["number"]?.trim() !== "";
    case "hold":
    case "cancel":
      return draft["reason"] !== "";
  }
}

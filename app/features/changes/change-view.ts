import type { Problem } from "../../platform/problem";
import type { FieldView } from "../orders/mask-order";
import type { Decision } from "../policy/decision";
import type { TypedAddress } from "./address";
import type { What } from "./change";

/** What the order holds now, as this person may see it. */
export type Present =
  /** `text` null = there is a note that this person may not read. */
  | { readonly what: "note"; readonly text: string | null }
  | { readonly what: "tags"; readonly tags: readonly string[] }
  | { readonly what: "email"; readonly field: FieldView }
  | {
      readonly what: "address";
      readonly field: FieldView;
      readonly recipient: string | null;
      readonly city: string;
      readonly country: string;
      /** Only what is shown in clear anyway is there to start from. */
      readonly start: TypedAddress;
    };

/** A change before the click: what is there, the print of it, policy's answer, and why it cannot be at all. */
export type ChangeView = {
  readonly what: What;
  readonly orderGid: string;
  readonly orderName: string;
  readonly decision: Decision;
  readonly problem: Problem | null;
  /** null = this person may not change it and sees nothing of it here. */
  readonly now: Present | null;
  readonly seen: string;
};

import type { Problem } from "../../platform/problem";
import type { Step } from "../changes/change";
import type { Decision } from "../policy/decision";
import type { Hold, LeftLine } from "./shipping-facts";
import type { ShownTracking } from "./tracking";

/** A part of an order as a form shows it: staff's own notes about its holds stay in Shopify. */
export type PartView = {
  readonly gid: string;
  readonly place: string;
  readonly sendable: boolean;
  readonly holds: readonly Pick<Hold, "gid" | "reason" | "ours">[];
  readonly lines: readonly LeftLine[];
};
export type ParcelView = { readonly gid: string; readonly name: string; readonly tracking: readonly ShownTracking[] };

/** What a step's form starts from. */
export type StepNow =
  | { readonly step: "fulfil" | "hold"; readonly parts: readonly PartView[] }
  | { readonly step: "tracking"; readonly parcels: readonly ParcelView[] }
  | { readonly step: "cancel" };

/** A step before the click: policy's answer, why it cannot be at all, and what there is to choose from. */
export type StepView = {
  readonly step: Step;
  readonly orderGid: string;
  readonly orderName: string;
  readonly decision: Decision;
  readonly problem: Problem | null;
  /** null = this person may not do it, or Shopify does not say. */
  readonly now: StepNow | null;
};

import type { RefundLimits } from "../policy/role";

/** The team as the owner sees it. Amounts in minor units of the shop's currency. */
export type Teammate = {
  readonly grantId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly status: "active" | "waiting" | "stopped";
  readonly limits: RefundLimits | null;
  readonly today: { readonly replies: number; readonly refunds: number; readonly refundedMinor: number };
  readonly week: { readonly replies: number; readonly refunds: number; readonly refundedMinor: number };
};

export type Invited = { readonly id: string; readonly name: string; readonly email: string };

export type Team = {
  readonly assistants: readonly Teammate[];
  readonly invited: readonly Invited[];
};

import type { RefundLimits } from "../policy/role";

/** The team as the owner sees it. Amounts in minor units of the shop's currency. */
export type Teammate = {
  readonly grantId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly status: "active" | "waiting" | "stopped";
  /** This person's two amounts, their own or the role's; null where the role has none. */
  readonly limits: RefundLimits | null;
  /** `name` as in RoleView: the owner's, or a preset's id. */
  readonly role: { readonly roleId: string; readonly name: string };
  /** Did the owner name them to change roles? */
  readonly mayEditRoles: boolean;
  /** ISO instants; null = open. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Their own clock for working hours; null = the shop's. */
  readonly timeZone: string | null;
  readonly today: { readonly replies: number; readonly refunds: number; readonly refundedMinor: number };
  readonly week: { readonly replies: number; readonly refunds: number; readonly refundedMinor: number };
};

export type Invited = { readonly id: string; readonly name: string; readonly email: string };

export type Team = {
  readonly assistants: readonly Teammate[];
  readonly invited: readonly Invited[];
};

import type { Action } from "../policy/action";
import type { Preset } from "../policy/presets";
import type { Rule } from "../policy/rule";

/** Somebody who works under a role. `ownRows`: rows in which this person's own amounts replace the role's. */
export type RoleHolder = {
  readonly grantId: string;
  readonly name: string;
  readonly ownRows: readonly Action[];
  /** Did the owner name them to change roles? */
  readonly mayEditRoles: boolean;
};

/**
 * A role as its screens show it: its newest version. `name` is the owner's; where it equals a preset's id, the reader's
 * word for that preset is shown. `changedAt` UTC; `changedBy` a name, or the user id of somebody unknown by now.
 */
export type RoleView = {
  readonly roleId: string;
  readonly versionId: string;
  readonly number: number;
  readonly name: string;
  readonly preset: Preset | null;
  readonly rules: readonly Rule[];
  readonly people: readonly RoleHolder[];
  /** Open invitations that will give this role. */
  readonly invited: readonly { readonly invitationId: string; readonly name: string }[];
  readonly retired: boolean;
  readonly changedAt: string;
  readonly changedBy: string;
};

/** One version of a role, or of the shop's ceiling: what decided from `at` on. */
export type VersionView = {
  readonly versionId: string;
  readonly number: number;
  readonly rules: readonly Rule[];
  readonly at: string;
  readonly by: string;
};

/** The ceiling for all assistants together; each row holds limits only. */
export type CeilingView = VersionView & { readonly roleId: string };

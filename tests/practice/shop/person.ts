import type { Permission } from "./permissions";

export type Person = {
  id: number;
  role: "owner" | "assistant" | "auditor" | "collaborator" | "stranger" | "staff";
  firstName: string;
  lastName: string;
  email: string;
  emailVerified: boolean;
  accountOwner: boolean;
  collaborator: boolean;
  /** What the owner ticked for this person; an owner may do everything. */
  permissions: Permission[];
  locale: string;
};

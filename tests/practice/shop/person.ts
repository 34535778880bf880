export type Person = {
  id: number;
  role: "owner" | "assistant" | "auditor" | "collaborator" | "stranger";
  firstName: string;
  lastName: string;
  email: string;
  emailVerified: boolean;
  accountOwner: boolean;
  collaborator: boolean;
  locale: string;
};

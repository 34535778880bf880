import { PastAround } from "../../features/past/past-of";
import type { Preset } from "../../features/policy/presets";
import type { RefundLimits } from "../../features/policy/role";
import type { Rule } from "../../features/policy/rule";
import { RoleEditor } from "../../features/roles/role-editor";
import { useRoleWords } from "../../features/roles/use-role-words";
import { PageFrame } from "../../ui/page-frame";

type NewRolePageProps = {
  readonly preset: Preset;
  readonly rules: readonly Rule[];
  readonly ceiling: readonly Rule[];
  readonly first: RefundLimits;
  /** The names of the roles in use. */
  readonly taken: readonly string[];
};

/** A new role that begins as a ready-made one. */
export function NewRolePage({ preset, rules, ceiling, first, taken }: NewRolePageProps) {
  const { say, roleName } = useRoleWords();
  const name = freeName(preset, roleName({ name: preset }), taken);
  const role = { roleId: null, versionId: null, name, preset, rules, people: [] };
  return (
    <PageFrame title={say("roles:newRole")} backAction={{ content: say("roles:backToDetails"), url: "/app/roles" }}>
      <PastAround>
        <RoleEditor role={role} ceiling={ceiling} first={first} openAt={null} />
      </PastAround>
    </PageFrame>
  );
}

/** The preset's own name, which each reader reads in their language; where a role has it, its word with a number. */
function freeName(preset: Preset, word: string, taken: readonly string[]): string {
  if (!taken.includes(preset)) return preset;
  let number = 2;
  while (taken.includes(`${word} ${String(number)}`)) number += 1;
  return `${word} ${String(number)}`;
}

import { BlockStack } from "@shopify/polaris";
import { PastAround } from "../../features/past/past-of";
import type { RefundLimits } from "../../features/policy/role";
import type { Rule } from "../../features/policy/rule";
import { RoleDeeds } from "../../features/roles/role-deeds";
import { RoleEditor } from "../../features/roles/role-editor";
import type { RoleView } from "../../features/roles/role-view";
import { useRoleWords } from "../../features/roles/use-role-words";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";

type RolePageProps = {
  readonly role: RoleView;
  readonly ceiling: readonly Rule[];
  readonly first: RefundLimits;
  readonly openAt: string | null;
};

/** One role, to be changed. */
export function RolePage({ role, ceiling, first, openAt }: RolePageProps) {
  const { say, roleName, people } = useRoleWords();
  const { kind } = useShell();
  return (
    <PageFrame
      title={roleName(role)}
      subtitle={people(role)}
      backAction={{ content: say("roles:backToDetails"), url: "/app/roles" }}
      secondaryActions={[
        ...(kind === "owner" ? [{ content: say("try:title"), url: `/app/try?who=role:${role.roleId}` }] : []),
        { content: say("roles:history"), url: `/app/roles/${role.roleId}/history` },
      ]}
    >
      <BlockStack gap="400">
        <PastAround key={role.versionId}>
          <RoleEditor role={role} ceiling={ceiling} first={first} openAt={openAt} />
        </PastAround>
        <RoleDeeds role={role} />
      </BlockStack>
    </PageFrame>
  );
}

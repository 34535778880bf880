import { BlockStack } from "@shopify/polaris";
import type { RefundLimits } from "../../features/policy/role";
import type { Rule } from "../../features/policy/rule";
import { RoleDeeds } from "../../features/roles/role-deeds";
import { RoleEditor } from "../../features/roles/role-editor";
import type { RoleView } from "../../features/roles/role-view";
import { useRoleWords } from "../../features/roles/use-role-words";
import { PageFrame } from "../../ui/page-frame";

type RolePageProps = {
  readonly role: RoleView;
  readonly ceiling: readonly Rule[];
  readonly first: RefundLimits;
  readonly openAt: string | null;
};

/** One role, to be changed. */
export function RolePage({ role, ceiling, first, openAt }: RolePageProps) {
  const { say, roleName, people } = useRoleWords();
  return (
    <PageFrame
      title={roleName(role)}
      subtitle={people(role)}
      backAction={{ content: say("roles:backToDetails"), url: "/app/roles" }}
      secondaryActions={[{ content: say("roles:history"), url: `/app/roles/${role.roleId}/history` }]}
    >
      <BlockStack gap="400">
        <RoleEditor key={role.versionId} role={role} ceiling={ceiling} first={first} openAt={openAt} />
        <RoleDeeds role={role} />
      </BlockStack>
    </PageFrame>
  );
}

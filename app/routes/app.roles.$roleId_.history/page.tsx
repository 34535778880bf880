import type { VersionView } from "../../features/roles/role-view";
import { useRoleWords } from "../../features/roles/use-role-words";
import { VersionList } from "../../features/roles/version-list";
import { PageFrame } from "../../ui/page-frame";

type HistoryPageProps = {
  readonly role: { readonly roleId: string; readonly name: string };
  readonly versions: readonly VersionView[];
};

/** What a role was and is: every version with who made it, and the difference between two. */
export function HistoryPage({ role, versions }: HistoryPageProps) {
  const { say, roleName } = useRoleWords();
  return (
    <PageFrame
      title={say("roles:historyTitle", { role: roleName(role) })}
      backAction={{ content: roleName(role), url: `/app/roles/${role.roleId}` }}
    >
      <VersionList versions={versions} />
    </PageFrame>
  );
}

import { BlockStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CeilingCard } from "../../features/roles/ceiling-card";
import { MatrixBoard } from "../../features/roles/matrix-board";
import { NoRoles, StartRole } from "../../features/roles/start-role";
import { PastAround } from "../../features/past/past-of";
import type { CeilingView, RoleView } from "../../features/roles/role-view";
import type { RefundLimits } from "../../features/policy/role";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";

type RolesPageProps = {
  readonly roles: readonly RoleView[];
  readonly ceiling: CeilingView | null;
  readonly first: RefundLimits;
};

/** Who may do what, all roles at once; ready-made roles to start from; what all together may not exceed. */
export function RolesPage({ roles, ceiling, first }: RolesPageProps) {
  const { t } = useTranslation(["roles", "team", "try"]);
  const { kind } = useShell();
  const none = roles.length === 0;
  return (
    <PageFrame
      title={t("roles:matrixTitle")}
      {...(kind === "owner"
        ? {
            backAction: { content: t("team:listTitle"), url: "/app/team" },
            secondaryActions: [{ content: t("try:title"), url: "/app/try" }],
          }
        : {})}
    >
      <BlockStack gap="400">
        {none ? (
          <NoRoles />
        ) : (
          <PastAround>
            <MatrixBoard roles={roles} first={first} ceiling={ceiling?.rules ?? []} />
          </PastAround>
        )}
        <StartRole />
        {none ? null : <CeilingCard ceiling={ceiling} />}
      </BlockStack>
    </PageFrame>
  );
}

import { Link } from "@remix-run/react";
import { BlockStack, Button, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { ProblemBanner } from "../../ui/problem-banner";
import type { Rule } from "../policy/rule";
import { RoleWords } from "./role-words";
import type { RoleView } from "./role-view";
import { useGrantTap } from "./use-grant-tap";
import { useRoleWords } from "./use-role-words";

type PersonRoleProps = {
  readonly grantId: string;
  readonly name: string;
  readonly roleId: string;
  /** What decides for this person: the role's rows, with their own amounts. */
  readonly rules: readonly Rule[];
  readonly roles: readonly RoleView[];
  readonly stopped: boolean;
};

/** Which role somebody has, what it means in words, and another one for them. */
export function PersonRole({ grantId, name, roleId, rules, roles, stopped }: PersonRoleProps) {
  const { say, roleName, firstName } = useRoleWords();
  const [chosen, setChosen] = useState(roleId);
  const { tap, busy, error } = useGrantTap(grantId, { intent: "role", roleId: chosen });
  const next = roles.find((role) => role.roleId === chosen);
  const same = chosen === roleId;
  const why = stopped ? say("roles:personStopped", { name }) : same ? say("roles:sameRole") : "";
  return (
    <Card>
      <BlockStack gap="300">
        <div className="delega-row">
          <Text as="h2" variant="headingMd">
            {say("roles:roleOf")}
          </Text>
          <Link to={`/app/roles/${roleId}`}>
            {say("roles:openRole", { role: roleName(roles.find((role) => role.roleId === roleId) ?? { name: "" }) })}
          </Link>
        </div>
        <Select
          label={say("roles:roleOf")}
          labelHidden
          options={roles.map((role) => ({ value: role.roleId, label: roleName(role) }))}
          value={chosen}
          disabled={stopped}
          onChange={setChosen}
        />
        {next === undefined || same ? (
          <RoleWords name={firstName(name)} rules={rules} />
        ) : (
          <RoleWords name={firstName(name)} rules={next.rules} saved={rules} />
        )}
        <div className="delega-summary">
          <Text as="p" tone="subdued">
            {why}
          </Text>
          <Button onClick={tap} loading={busy} disabled={why !== ""}>
            {say("roles:changeRole")}
          </Button>
        </div>
        {error === undefined ? null : <ProblemBanner problem={error} />}
      </BlockStack>
    </Card>
  );
}

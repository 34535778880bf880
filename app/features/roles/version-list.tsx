import { Badge, BlockStack, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../../ui/use-format";
import { ChangeLines } from "./change-lines";
import { rowChanges } from "./row-change";
import type { VersionView } from "./role-view";
import { useRoleWords } from "./use-role-words";

/** Every version of a role: who, when, and what is different from the one before, or from any other. */
export function VersionList({ versions }: { readonly versions: readonly VersionView[] }) {
  return (
    <BlockStack gap="300">
      {versions.map((version, at) => (
        <Version key={version.versionId} version={version} others={versions} isNow={at === 0} />
      ))}
    </BlockStack>
  );
}

type VersionProps = {
  readonly version: VersionView;
  readonly others: readonly VersionView[];
  readonly isNow: boolean;
};

function Version({ version, others, isNow }: VersionProps) {
  const { say } = useRoleWords();
  const format = useFormat();
  const before = others.find(({ number }) => number === version.number - 1);
  const [chosen, setChosen] = useState(before?.versionId ?? "");
  const other = others.find(({ versionId }) => versionId === chosen);
  return (
    <Card>
      <BlockStack gap="200">
        <div className="delega-summary">
          <div>
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {say("roles:version", { number: version.number })}
              </Text>
              {isNow ? <Badge tone="success">{say("roles:versionNow")}</Badge> : null}
            </InlineStack>
            <Text as="p" tone="subdued">
              {say("roles:versionBy", { at: format.moment(version.at), by: version.by })}
            </Text>
          </div>
          {others.length < 3 ? null : (
            <Select
              label={say("roles:compareWith")}
              labelInline
              options={others
                .filter(({ versionId }) => versionId !== version.versionId)
                .map(({ versionId, number }) => ({ value: versionId, label: say("roles:version", { number }) }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
        </div>
        {other === undefined ? (
          <Text as="p">{say("roles:versionFirst")}</Text>
        ) : rowChanges(other.rules, version.rules).length === 0 ? (
          <Text as="p">{say("roles:versionSame")}</Text>
        ) : (
          <ChangeLines before={other.rules} after={version.rules} />
        )}
      </BlockStack>
    </Card>
  );
}

import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { ProblemBanner } from "../../ui/problem-banner";
import { useGrantTap } from "./use-grant-tap";
import { useRoleWords } from "./use-role-words";

type PersonManagerProps = {
  readonly grantId: string;
  readonly name: string;
  readonly may: boolean;
  readonly stopped: boolean;
};

/** Whom the owner lets change roles: those of others, never their own. */
export function PersonManager({ grantId, name, may, stopped }: PersonManagerProps) {
  const { say } = useRoleWords();
  const { tap, busy, error } = useGrantTap(grantId, { intent: "manager", may: may ? "no" : "yes" });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {say("roles:mayEdit")}
          </Text>
          {may ? <Badge tone="attention">{say("matrix:answer_can")}</Badge> : null}
        </InlineStack>
        <Text as="p">{may ? say("roles:mayEditYes", { name }) : say("roles:mayEditBody", { name })}</Text>
        <Button onClick={tap} loading={busy} disabled={stopped}>
          {may ? say("roles:mayEditOff") : say("roles:mayEditOn", { name })}
        </Button>
        {stopped ? (
          <Text as="p" tone="subdued">
            {say("roles:personStopped", { name })}
          </Text>
        ) : null}
        {error === undefined ? null : <ProblemBanner problem={error} />}
      </BlockStack>
    </Card>
  );
}

import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { PRESETS } from "../policy/presets";
import { useRoleWords } from "./use-role-words";

/** What a shop without roles sees first: what a role is, and that it need not begin from nothing. */
export function NoRoles() {
  const { say } = useRoleWords();
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingLg">
        {say("roles:empty")}
      </Text>
      <Text as="p">{say("roles:emptyBody")}</Text>
    </BlockStack>
  );
}

/** The ready-made roles to begin a new one from. */
export function StartRole() {
  const { say } = useRoleWords();
  return (
    <Card>
      <BlockStack gap="300">
        <div>
          <Text as="h2" variant="headingMd">
            {say("roles:startFrom")}
          </Text>
          <Text as="p" tone="subdued">
            {say("roles:startFromBody")}
          </Text>
        </div>
        <ul className="delega-presets">
          {PRESETS.map((preset) => (
            <li key={preset}>
              <span>
                <Text as="h3" variant="headingSm">
                  {say(`matrix:preset_${preset}`)}
                </Text>
                <Text as="p" tone="subdued">
                  {say(`matrix:presetAbout_${preset}`)}
                </Text>
              </span>
              <Button
                url={`/app/roles/new?preset=${preset}`}
                accessibilityLabel={`${say("roles:startWith")}: ${say(`matrix:preset_${preset}`)}`}
              >
                {say("roles:startWith")}
              </Button>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

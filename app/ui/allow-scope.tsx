import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useState } from "react";

type AllowProps = {
  readonly scope: string;
  readonly granted?: boolean;
  readonly words: { readonly allowed: string; readonly allow: string; readonly why: string };
};

/** Asks the owner for one optional permission of Shopify's, when something first needs it, and says why. */
export function AllowScope({ scope, granted: atFirst = false, words }: AllowProps) {
  const bridge = useAppBridge();
  const [granted, setGranted] = useState(atFirst);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const answer = await bridge.scopes.request([scope]);
    setGranted(answer.result === "granted-all");
    setBusy(false);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {granted ? `✓ ${words.allowed}` : words.allow}
        </Text>
        <Text as="p">{words.why}</Text>
        {granted ? null : (
          <div>
            <Button loading={busy} onClick={() => void ask()}>
              {words.allow}
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

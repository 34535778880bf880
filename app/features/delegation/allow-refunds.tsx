import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const SCOPES = ["write_orders"];

/** Asks the owner for the one write permission that refunds need, when the first limit needs it, and says why. */
export function AllowRefunds({ allowed }: { readonly allowed: boolean }) {
  const { t } = useTranslation("team");
  const bridge = useAppBridge();
  const [granted, setGranted] = useState(allowed);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const answer = await bridge.scopes.request(SCOPES);
    setGranted(answer.result === "granted-all");
    setBusy(false);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {granted ? `✓ ${t("refundsAllowed")}` : t("allowRefunds")}
        </Text>
        <Text as="p">{t("allowRefundsWhy")}</Text>
        {granted ? null : (
          <div>
            <Button loading={busy} onClick={() => void ask()}>
              {t("allowRefunds")}
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

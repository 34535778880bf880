import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** The way to the training, for whoever has nothing else to do here yet, or wants to be sure. */
export function PractiseLink() {
  const { t } = useTranslation("training");
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h2" variant="headingSm">
          {t("linkTitle")}
        </Text>
        <Text as="p" tone="subdued">
          {t("linkBody")}
        </Text>
        <Button url="/app/training">{t("link")}</Button>
      </BlockStack>
    </Card>
  );
}

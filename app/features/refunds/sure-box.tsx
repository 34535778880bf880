import { Box, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";

type Props = {
  /** As the customer gets it. */
  readonly amount: string;
  /** Minor units of the shop's currency. */
  readonly usual: number;
  readonly sending: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** An amount far above the usual for its reason is asked about once more: a question, no bar. */
export function SureBox({ amount, usual, sending, onYes, onNo }: Props) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <div role="alert">
        <BlockStack gap="300">
          <Text as="p" fontWeight="semibold">
            {t("really", { amount })}
          </Text>
          <Text as="p">{t("reallyWhy", { usual: format.minor(usual) })}</Text>
          <InlineStack gap="200">
            <Button variant="primary" size="large" loading={sending} onClick={onYes}>
              {t("reallyYes", { amount })}
            </Button>
            <Button size="large" onClick={onNo}>
              {t("reallyNo")}
            </Button>
          </InlineStack>
        </BlockStack>
      </div>
    </Box>
  );
}

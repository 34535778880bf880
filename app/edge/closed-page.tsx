import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { closedSentence } from "../features/policy/closed-problem";
import { useReader } from "../features/policy/use-reader";
import type { Problem } from "../platform/problem";
import { PageFrame } from "../ui/page-frame";
import { PractiseLink } from "../ui/practise-link";
import { useShell } from "../ui/shell-context";

/** Somebody who may work here, but not now: when they can again, and on whose clock. */
export function ClosedPage({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const { shop } = useShell();
  const { reader, tell } = useReader();
  const sentence = closedSentence(problem, reader);
  const timeZone = problem.data?.["timeZone"];
  return (
    <PageFrame narrowWidth title={t("closedTitle")}>
      <Card>
        <BlockStack gap="200">
          {sentence === null ? null : <Text as="p">{tell(sentence)}</Text>}
          {timeZone === undefined ? null : (
            <Text as="p" tone="subdued">
              {t("closedClock", { timeZone: String(timeZone).replaceAll("_", " ") })}
            </Text>
          )}
          <Text as="p">{t("notAllowedBody", { owner: shop.ownerName })}</Text>
        </BlockStack>
      </Card>
      <Box paddingBlockStart="400">
        <PractiseLink />
      </Box>
    </PageFrame>
  );
}

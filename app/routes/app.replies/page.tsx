import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Template } from "../../features/replies/template";
import { PageFrame } from "../../ui/page-frame";

/** The shop's replies, both languages side by side. */
export function RepliesPage({ en, it }: { readonly en: readonly Template[]; readonly it: readonly Template[] }) {
  const { t } = useTranslation("replies");
  return (
    <PageFrame title={t("title")} subtitle={t("intro")}>
      <BlockStack gap="400">
        {en.map((template, index) => (
          <Card key={template.name}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t(`name_${template.name}`)}
              </Text>
              <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
                <Body label={t("inItalian")} text={it[index]?.body ?? ""} lang="it" />
                <Body label={t("inEnglish")} text={template.body} lang="en" />
              </InlineGrid>
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </PageFrame>
  );
}

function Body({ label, text, lang }: { readonly label: string; readonly text: string; readonly lang: string }) {
  return (
    <div>
      <Text as="h3" variant="headingSm">
        {label}
      </Text>
      <div className="delega-reply" lang={lang}>
        {text}
      </div>
    </div>
  );
}

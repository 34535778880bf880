import { BlockStack, Card, InlineStack, Tag, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Present } from "./change-view";

/** What the order holds now, no more of it than this person sees elsewhere. */
export function PresentCard({ now }: { readonly now: Present }) {
  const { t } = useTranslation("changes");
  return (
    <Card>
      <div aria-live="polite">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("now")}
          </Text>
          <PresentValue now={now} />
        </BlockStack>
      </div>
    </Card>
  );
}

function PresentValue({ now }: { readonly now: Present }) {
  const { t } = useTranslation(["changes", "orders"]);
  switch (now.what) {
    case "note":
      return (
        <Text as="p" {...(now.text === null ? { tone: "subdued" as const } : {})}>
          <span style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {now.text === null ? t("changes:noteHidden") : now.text === "" ? t("changes:noNote") : now.text}
          </span>
        </Text>
      );
    case "tags":
      return now.tags.length === 0 ? (
        <Text as="p">{t("changes:noTags")}</Text>
      ) : (
        <InlineStack gap="200">
          {now.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </InlineStack>
      );
    case "email":
      return (
        <Text as="p">{now.field.text ?? t(`orders:${now.field.sight === "clear" ? "none" : "hidden"}_email`)}</Text>
      );
    case "address":
      return (
        <BlockStack gap="100">
          {now.recipient === null ? null : <Text as="p">{t("orders:deliverTo", { name: now.recipient })}</Text>}
          <Text as="p">{now.field.text ?? t(`orders:${now.field.sight === "clear" ? "none" : "hidden"}_address`)}</Text>
          <Text as="p" tone="subdued">
            {[now.city, now.country].filter((part) => part !== "").join(", ")}
          </Text>
        </BlockStack>
      );
  }
}

import { Link } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { RequestView } from "./request-view";
import { useRequestWords } from "./use-request-words";

type RequestListProps = { readonly title: string; readonly requests: readonly RequestView[] };

/** Requests, the oldest first, each leading to its page; nothing when there are none. */
export function RequestList({ title, requests }: RequestListProps) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const { what, overWords } = useRequestWords();
  if (requests.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Badge tone="attention">{String(requests.length)}</Badge>
        </InlineStack>
        <ul className="delega-list">
          {requests.map((request) => (
            <li key={request.id}>
              <BlockStack gap="100">
                <Text as="p" fontWeight="semibold">
                  <Link to={`/app/approvals/${request.id}`}>{what(request)}</Link>
                </Text>
                <InlineStack gap="200">
                  {request.over === null ? null : <Badge tone="attention">{overWords(request.over)}</Badge>}
                  {request.returned ? <Badge tone="warning">{t("returned")}</Badge> : null}
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t("by", { who: request.who, time: format.moment(request.askedAt), reference: request.reference })}
                </Text>
              </BlockStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

import { useAppBridge } from "@shopify/app-bridge-react";
import { Link, useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import { orderPath } from "../orders/order-gid";
import { clockOf, type HeldChange } from "./held";
import { useLeft } from "./use-left";

/** What waits to leave, with the way back; nothing when nothing waits. `linked` = each row names its order. */
export function HeldCard({ held, linked }: { readonly held: readonly HeldChange[]; readonly linked: boolean }) {
  const { t } = useTranslation("held");
  if (held.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("title")}
        </Text>
        <ul className="delega-list">
          {held.map((one) => (
            <li key={one.id}>
              <HeldRow held={one} linked={linked} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function HeldRow({ held, linked }: { readonly held: HeldChange; readonly linked: boolean }) {
  const { t } = useTranslation("held");
  const format = useFormat();
  const left = useLeft(held);
  const { amount, orderName, orderGid, who, reference } = held;
  const what = amount === null ? t("change") : t("refund", { amount: format.money(amount) });
  return (
    <BlockStack gap="100">
      <InlineStack gap="300" align="space-between" blockAlign="center">
        <BlockStack>
          <Text as="p" fontWeight="semibold">
            {what}
            {linked && orderName !== null && orderGid !== null ? (
              <>
                {" · "}
                <Link to={orderPath(orderGid)}>{orderName}</Link>
              </>
            ) : null}
          </Text>
          <Text as="p" tone="subdued">
            {left > 0 ? t("leaves", { time: format.time(held.heldUntil), left: clockOf(left) }) : t("leaving")}
          </Text>
          <Text as="p" tone="subdued">
            {t("by", { who, reference })}
          </Text>
        </BlockStack>
        {held.mayUndo && left > 0 ? <UndoButton id={held.id} what={what} /> : null}
      </InlineStack>
    </BlockStack>
  );
}

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** One tap takes it back: nothing left, and the limit is free again. */
function UndoButton({ id, what }: { readonly id: string; readonly what: string }) {
  const { t } = useTranslation("held");
  const fetcher = useFetcher<Answer>();
  const bridge = useAppBridge();
  const { key } = useRequestKey();
  const done = fetcher.data?.ok === true;
  useEffect(() => {
    if (done) bridge.toast.show(t("undone"));
  }, [bridge, done, t]);
  const undo = () => {
    fetcher.submit({ id, requestKey: key }, { method: "post", action: "/app/held" });
  };
  return (
    <BlockStack gap="100">
      <Button onClick={undo} loading={fetcher.state !== "idle"} accessibilityLabel={t("undoLabel", { what })}>
        {t("undo")}
      </Button>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
    </BlockStack>
  );
}

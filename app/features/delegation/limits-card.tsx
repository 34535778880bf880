import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { amountText, typedAmount } from "../../platform/typed-amount";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useRequestKey } from "../../ui/use-request-key";
import type { RefundLimits } from "../policy/role";
import { AmountField } from "./amount-field";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** The two amounts of one assistant, changed in place; in force at their next click. */
export function LimitsCard({ grantId, limits }: { readonly grantId: string; readonly limits: RefundLimits }) {
  const { t } = useTranslation(["team", "common"]);
  const { shop, locale } = useShell();
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const asText = (amountMinor: number) => amountText(amountMinor, { currency: shop.currency, locale });
  const [order, setOrder] = useState(asText(limits.perOrderMinor));
  const [day, setDay] = useState(asText(limits.perDayMinor));
  const perOrderMinor = typedAmount(order, shop.currency);
  const perDayMinor = typedAmount(day, shop.currency);
  const tooSmall = perOrderMinor !== undefined && perDayMinor !== undefined && perDayMinor < perOrderMinor;
  useEffect(() => {
    if (fetcher.data !== undefined) renew();
  }, [fetcher.data, renew]);
  const save = () => {
    if (perOrderMinor === undefined || perDayMinor === undefined || tooSmall) return;
    fetcher.submit({ perOrderMinor, perDayMinor, requestKey: key }, { method: "post", action: `/app/team/${grantId}` });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("team:limits")}
        </Text>
        <AmountField
          label={t("team:perOrder")}
          value={order}
          onChange={setOrder}
          error={perOrderMinor === undefined ? t("team:amountError") : undefined}
        />
        <AmountField
          label={t("team:perDay")}
          value={day}
          onChange={setDay}
          error={perDayMinor === undefined ? t("team:amountError") : tooSmall ? t("team:dayTooSmall") : undefined}
        />
        <Button onClick={save} loading={fetcher.state !== "idle"}>
          {t("team:changeLimits")}
        </Button>
        <div aria-live="polite">{fetcher.data?.ok === true ? `✓ ${t("common:saved")}` : null}</div>
        {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      </BlockStack>
    </Card>
  );
}

import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { CustomerView } from "./mask-order";
import { REVEAL_REASONS, type RevealField } from "./reveal-field";

type Answer =
  | { readonly ok: true; readonly value: { readonly field?: RevealField; readonly shown?: string } }
  | { readonly ok: false; readonly error: Problem };

/** The customer, masked; each hidden field opens in place, with a reason, and is recorded. */
export function CustomerCard({ customer }: { readonly customer: CustomerView }) {
  const { t } = useTranslation("orders");
  const rows = [
    {
      field: "email",
      shown: customer.email,
      has: customer.email !== null,
      hidden: customer.email ?? "",
      none: t("noEmail"),
    },
    {
      field: "address",
      shown: customer.street,
      has: customer.hasStreet,
      hidden: t("streetHidden"),
      none: t("noStreet"),
    },
    { field: "phone", shown: customer.phone, has: customer.hasPhone, hidden: t("phoneHidden"), none: t("noPhone") },
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("customer")}
        </Text>
        <div>
          <Text as="p" fontWeight="semibold">
            {[customer.firstName, customer.lastName ?? ""].join(" ").trim()}
          </Text>
          <Text as="p">{[customer.city, customer.country].filter((part) => part !== "").join(", ")}</Text>
          {customer.orders === null ? null : (
            <Text as="p" tone="subdued">
              {t("ordersCount", { count: customer.orders })}
            </Text>
          )}
        </div>
        {rows.map((row) =>
          row.has && customer.masked ? (
            <HiddenField key={row.field} field={row.field} text={row.hidden} />
          ) : (
            <Text as="p" key={row.field}>
              {row.has ? row.shown : row.none}
            </Text>
          ),
        )}
      </BlockStack>
    </Card>
  );
}

function HiddenField({ field, text }: { readonly field: RevealField; readonly text: string }) {
  const { t } = useTranslation("orders");
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const [open, setOpen] = useState(false);
  const answer = fetcher.data;
  useEffect(() => {
    if (answer !== undefined) renew();
  }, [answer, renew]);
  if (answer?.ok === true && answer.value.shown !== undefined)
    return (
      <Text as="p" fontWeight="semibold">
        {answer.value.shown}
      </Text>
    );
  return (
    <div>
      <div className="delega-row">
        <span>{text}</span>
        <Button
          variant="plain"
          onClick={() => {
            setOpen(!open);
          }}
          ariaExpanded={open}
          accessibilityLabel={t(`showWhat_${field}`)}
        >
          {t("show")}
        </Button>
      </div>
      {open ? (
        <BlockStack gap="200">
          <Text as="p" fontWeight="semibold">
            {t(`why_${field}`)}
          </Text>
          {REVEAL_REASONS.map((reason) => (
            <div key={reason}>
              <Button
                loading={fetcher.state !== "idle"}
                onClick={() => fetcher.submit({ intent: "reveal", field, reason, requestKey: key }, { method: "post" })}
              >
                {t(`reason_${reason}`)}
              </Button>
            </div>
          ))}
          <Text as="p" tone="subdued">
            {t("revealNote")}
          </Text>
          {answer?.ok === false ? <ProblemBanner problem={answer.error} /> : null}
        </BlockStack>
      ) : null}
    </div>
  );
}

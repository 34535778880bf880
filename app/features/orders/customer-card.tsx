import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Sights } from "../policy/sight";
import { CustomerField } from "./customer-field";
import type { CustomerView } from "./mask-order";

type CustomerCardProps = { readonly customer: CustomerView; readonly sights: Sights };

/** The customer as this person may see them; what can be opened opens in place, with a reason, and is recorded. */
export function CustomerCard({ customer, sights }: CustomerCardProps) {
  const { t } = useTranslation("orders");
  const field = (name: "name" | "email" | "phone" | "address") => (
    <CustomerField field={name} view={customer[name]} decision={sights[`customer.${name}`].decision} />
  );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("customer")}
        </Text>
        <BlockStack gap="100">
          {field("name")}
          {customer.recipient === null ? null : <Text as="p">{t("deliverTo", { name: customer.recipient })}</Text>}
          <Text as="p">{[customer.city, customer.country].filter((part) => part !== "").join(", ")}</Text>
          {customer.orders === null ? null : (
            <Text as="p" tone="subdued">
              {t("ordersCount", { count: customer.orders })}
            </Text>
          )}
        </BlockStack>
        {field("email")}
        {field("address")}
        {field("phone")}
      </BlockStack>
    </Card>
  );
}

import { useTranslation } from "react-i18next";
import { SHIPPING_SCOPE } from "../../shopify/api-version";
import { AllowScope } from "../../ui/allow-scope";
import type { ScopeAsked } from "./doubt";

/** The owner's way to give each permission that something was refused for. */
export function AllowMissing({ scopes }: { readonly scopes: readonly ScopeAsked[] }) {
  const { t } = useTranslation("doubt");
  const orders = { allowed: t("ordersAllowed"), allow: t("allowOrders"), why: t("allowOrdersWhy") };
  const shipping = { allowed: t("shippingAllowed"), allow: t("allowShipping"), why: t("allowShippingWhy") };
  return scopes.map(({ scope, granted }) => (
    <AllowScope key={scope} scope={scope} granted={granted} words={scope === SHIPPING_SCOPE ? shipping : orders} />
  ));
}

import { useTranslation } from "react-i18next";
import { AllowScope } from "../../ui/allow-scope";
import { SHIPPING_SCOPE } from "../../shopify/api-version";

/** Asks the owner for the permission that sending, holding and tracking need, where somebody first wants to. */
export function AllowShipping() {
  const { t } = useTranslation("steps");
  return <AllowScope scope={SHIPPING_SCOPE} words={{ allowed: t("allowed"), allow: t("allow"), why: t("allowWhy") }} />;
}

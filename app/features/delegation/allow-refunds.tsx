import { useTranslation } from "react-i18next";
import { AllowScope } from "../../ui/allow-scope";
import { REFUND_SCOPE } from "../../shopify/api-version";

/** Asks the owner for the one write permission that refunds need, when the first limit needs it, and says why. */
export function AllowRefunds({ allowed }: { readonly allowed: boolean }) {
  const { t } = useTranslation("team");
  const words = { allowed: t("refundsAllowed"), allow: t("allowRefunds"), why: t("allowRefundsWhy") };
  return <AllowScope scope={REFUND_SCOPE} granted={allowed} words={words} />;
}

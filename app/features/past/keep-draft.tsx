import { useFetcher } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import type { StartLimits } from "./past";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** "Use 30 €": keeps the two amounts as a draft of the role. Nothing is written to Shopify, nobody gets a right. */
export function KeepDraft({ limits }: { readonly limits: StartLimits }) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const [kept, setKept] = useState<number | null>(null);
  useEffect(() => {
    if (fetcher.data !== undefined) renew();
  }, [fetcher.data, renew]);
  const limit = format.round(limits.perOrderMinor);
  const save = () => {
    setKept(limits.perOrderMinor);
    fetcher.submit({ ...limits, requestKey: key }, { method: "post", action: "/app/past" });
  };
  const saved = fetcher.state === "idle" && fetcher.data?.ok === true && kept === limits.perOrderMinor;
  return (
    <>
      <Button size="large" loading={fetcher.state !== "idle"} disabled={limits.perOrderMinor === 0} onClick={save}>
        {t("use", { limit })}
      </Button>
      <div role="status">
        {saved ? (
          <Text as="p" tone="success">
            ✓ {t("used", { limit })}
          </Text>
        ) : null}
      </div>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
    </>
  );
}

import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { Decision } from "../policy/decision";
import { ReasonList } from "../policy/reason-list";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** The find field: a number or a whole e-mail; Enter does it. What is not found says whom to ask; who may not search reads why. */
export function FindField({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation("orders");
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const [typed, setTyped] = useState("");
  const busy = fetcher.state !== "idle";
  const may = decision.answer === "can";
  useEffect(() => {
    if (fetcher.data !== undefined) renew();
  }, [fetcher.data, renew]);
  return (
    <fetcher.Form method="post" action="/app/orders?index" role="search">
      <BlockStack gap="300">
        <input type="hidden" name="requestKey" value={key} suppressHydrationWarning />
        <TextField
          label={t("findLabel")}
          name="q"
          value={typed}
          onChange={setTyped}
          placeholder={t("findPlaceholder")}
          helpText={t("findHelp")}
          autoComplete="off"
          disabled={busy || !may}
          connectedRight={
            <Button submit size="large" loading={busy} disabled={!may || typed.trim() === ""}>
              {t("find")}
            </Button>
          }
        />
        {may ? null : (
          <Text as="p" tone="subdued">
            <ReasonList decision={decision} />
          </Text>
        )}
        {fetcher.data?.error === undefined || busy ? null : <ProblemBanner problem={fetcher.data.error} />}
      </BlockStack>
    </fetcher.Form>
  );
}

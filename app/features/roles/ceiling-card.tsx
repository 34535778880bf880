import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useRequestKey } from "../../ui/use-request-key";
import { CEILING_WINDOWS, ceilingOf, withCeilings } from "./ceiling";
import { MoneyField } from "./money-field";
import type { CeilingView } from "./role-view";
import { useRoleWords } from "./use-role-words";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** What all assistants together may refund; only the owner sets it, because it binds everybody. */
export function CeilingCard({ ceiling }: { readonly ceiling: CeilingView | null }) {
  const { say } = useRoleWords();
  const { shop, kind } = useShell();
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const rules = ceiling?.rules ?? [];
  const saved = { day: ceilingOf(rules, "day"), week: ceilingOf(rules, "week"), month: ceilingOf(rules, "month") };
  const [amounts, setAmounts] = useState(saved);
  const unchanged = CEILING_WINDOWS.every((window) => amounts[window] === saved[window]);
  useEffect(() => {
    if (fetcher.data !== undefined) renew();
  }, [fetcher.data, renew]);
  const save = () => {
    const input = { rules: withCeilings(rules, amounts), basedOn: ceiling?.versionId ?? null };
    fetcher.submit(
      { intent: "ceiling", input: JSON.stringify(input), requestKey: key },
      { method: "post", action: "/app/roles?index" },
    );
  };
  const owner = kind === "owner";
  const why = owner ? (unchanged ? say("roles:nothingToSave") : "") : say("roles:ownerOnly", { owner: shop.ownerName });
  return (
    <Card>
      <BlockStack gap="300">
        <div>
          <Text as="h2" variant="headingMd">
            {say("roles:ceilingTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {say("roles:ceilingBody")}
          </Text>
        </div>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          {CEILING_WINDOWS.map((window) => (
            <MoneyField
              key={window}
              label={say(`roles:ceiling_${window}`)}
              value={amounts[window]}
              mayBeEmpty
              disabled={!owner}
              onChange={(amountMinor) => {
                setAmounts({ ...amounts, [window]: amountMinor });
              }}
            />
          ))}
        </InlineGrid>
        <div className="delega-summary">
          <Text as="p" tone="subdued">
            {fetcher.data?.ok === true && unchanged ? `✓ ${say("common:saved")}` : why}
          </Text>
          <Button onClick={save} loading={fetcher.state !== "idle"} disabled={why !== ""}>
            {say("roles:ceilingSave")}
          </Button>
        </div>
        {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      </BlockStack>
    </Card>
  );
}

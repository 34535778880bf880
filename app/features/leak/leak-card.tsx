import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import { useSay } from "../../ui/use-say";
import type { LeakStepView, LeakView, Native } from "./leak";

const TONE = { leak: "critical", to_check: "attention", checked: "info" } as const;

type LeakCardProps = { readonly grantId: string; readonly name: string; readonly leak: LeakView };

/** What this person can do in Shopify itself, past every limit: what Shopify told, and what the owner looks up. */
export function LeakCard({ grantId, name, leak }: LeakCardProps) {
  const { t } = useTranslation("leak");
  const say = useSay();
  const format = useFormat();
  const { state, steps, seenAt, shopifyUsers } = leak;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("title")}
          </Text>
          <Badge tone={TONE[state]}>{say(`leak:state_${state}`)}</Badge>
        </InlineStack>
        <Text as="p">{say(`leak:body_${state}`, { name })}</Text>
        <Text as="p" tone="subdued">
          {seenAt === null ? t("notTold", { name }) : t("told", { name, time: format.moment(seenAt) })}
        </Text>
        <Box>
          <Button url={shopifyUsers} external accessibilityLabel={t("openUsersLabel")}>
            {t("openUsers")}
          </Button>
        </Box>
        <ul className="delega-list">
          {steps.map((step) => (
            <Step key={step.step} grantId={grantId} name={name} view={step} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function Step({ grantId, name, view }: { grantId: string; name: string; view: LeakStepView }) {
  const say = useSay();
  const format = useFormat();
  const fetcher = useFetcher<{ readonly ok: boolean; readonly error?: Problem }>();
  const { key, renew } = useRequestKey();
  const factsId = useId();
  const { step, tick, state } = view;
  const busy = fetcher.state !== "idle";
  const check = () => {
    const action = `/app/team/${grantId}`;
    fetcher.submit({ intent: "leak", step, requestKey: key }, { method: "post", action });
    renew();
  };
  return (
    <li>
      <Checkbox
        label={say(`leak:step_${step}`, { name })}
        ariaDescribedBy={factsId}
        checked={state === "checked" || busy}
        disabled={busy || state === "checked"}
        onChange={check}
      />
      <Box paddingInlineStart="600">
        <div id={factsId}>
          <Facts view={view} />
          {tick === null ? null : (
            <Text as="p" tone="subdued">
              {say(tick.contradicted ? "leak:checkedBefore" : "leak:checkedBy", {
                name: tick.by,
                time: format.moment(tick.at),
              })}
            </Text>
          )}
        </div>
      </Box>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
    </li>
  );
}

const TOLD: readonly Native[] = ["held", "not_held", "not_seen"];

/** What Shopify told of a step's rights, one sentence for each answer that there is. */
function Facts({ view: { rights } }: { readonly view: LeakStepView }) {
  const say = useSay();
  return TOLD.map((native) => {
    const names = rights.filter((one) => one.native === native).map(({ right }) => say(`leak:right_${right}`));
    if (names.length === 0) return null;
    return (
      <Text key={native} as="p" {...(native === "held" ? { tone: "critical" as const } : { tone: "subdued" as const })}>
        {say(`leak:native_${native}`, { rights: names.join(", ") })}
      </Text>
    );
  });
}

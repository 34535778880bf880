import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useShell } from "../../ui/shell-context";
import { presetRules } from "../policy/presets";
import { simulate, type Simulation } from "../policy/simulate";
import { barsOf, scaleOf } from "./histogram";
import { KeepDraft } from "./keep-draft";
import { LimitChart } from "./limit-chart";
import { LimitsSummary } from "./limits-summary";
import { PastFacts } from "./past-facts";
import { PastList } from "./past-list";
import type { StartLimits } from "./past";
import type { PastReading } from "./use-past";

type SimulatorProps = { readonly reading: PastReading; readonly start: StartLimits };

/** One slider over the shop's own past: what a limit would have meant, worked out again at every move. */
export function Simulator({ reading, start }: SimulatorProps) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const { shop } = useShell();
  const { ready, truth } = reading;
  const amounts = useMemo(() => ready.refunds.map(({ amountMinor }) => amountMinor), [ready]);
  const scale = useMemo(() => scaleOf(amounts, shop.currency), [amounts, shop.currency]);
  const [picked, setPicked] = useState(start.perOrderMinor);
  const limitMinor = Math.min(picked, scale.maxMinor);
  const limits = { perOrderMinor: limitMinor, perDayMinor: Math.max(limitMinor, start.perDayMinor) };
  const { perDayMinor } = limits;
  const simulation = useMemo(
    () => simulate(ready, presetRules("customer_support", { perOrderMinor: limitMinor, perDayMinor })),
    [ready, limitMinor, perDayMinor],
  );
  const bars = useMemo(() => barsOf(amounts, simulation.answers, scale), [amounts, simulation, scale]);
  const words = { limit: format.round(limitMinor), ...countsOf(simulation) };
  const key = headlineKey(simulation);
  return (
    <>
      <Card padding={{ xs: "400", md: "500" }}>
        <BlockStack gap="400">
          <Text as="h2" variant="headingXl">
            <Trans
              t={t}
              i18nKey={key}
              values={words}
              components={{ g: <span className="delega-can" />, a: <span className="delega-ask" /> }}
            />
          </Text>
          <LimitChart
            bars={bars}
            scale={scale}
            limitMinor={limitMinor}
            sentence={t(key, words).replace(/<\/?\w>/g, "")}
            onLimit={setPicked}
          />
          <Legend simulation={simulation} />
          <PastFacts truth={truth} read={reading.read} done={reading.done} />
          <Text as="p" tone="subdued">
            {t("howCounted", { day: format.round(perDayMinor) })}
          </Text>
        </BlockStack>
      </Card>
      <Card padding={{ xs: "400", md: "500" }}>
        <BlockStack gap="400">
          <NextStep limits={limits} />
        </BlockStack>
      </Card>
      <Card padding={{ xs: "400", md: "500" }}>
        <PastList past={ready} answers={simulation.answers} />
      </Card>
    </>
  );
}

function countsOf({ can, ask, deny }: Simulation) {
  return { passes: can.count, asks: ask.count, denied: deny.count };
}

function headlineKey({ ask, deny }: Simulation) {
  if (deny.count > 0) return "headlineDenied";
  return ask.count === 0 ? "headlineAll" : "headline";
}

/** The amounts of each answer, beside the colour that the bars give it. */
function Legend({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation("past");
  const format = useFormat();
  return (
    <div className="delega-legend">
      {(["can", "ask", "deny"] as const).map((answer) => {
        const { count, amountMinor } = simulation[answer];
        if (answer === "deny" && count === 0) return null;
        return (
          <span key={answer} data-answer={answer}>
            {t(`legend_${answer}`, { count, amount: format.minor(amountMinor) })}
          </span>
        );
      })}
    </div>
  );
}

/** A shop without refunds gets a careful start and its reason, and no empty chart. */
export function NoPast({ start }: { readonly start: StartLimits }) {
  const { t } = useTranslation("past");
  const format = useFormat();
  const limit = format.round(start.perOrderMinor);
  return (
    <Card padding={{ xs: "400", md: "500" }}>
      <BlockStack gap="400">
        <Text as="p">{t("emptyBody", { limit })}</Text>
        <NextStep limits={start} />
      </BlockStack>
    </Card>
  );
}

/** What the limits mean, the way on, and keeping them for later. */
function NextStep({ limits }: { readonly limits: StartLimits }) {
  const { t } = useTranslation("past");
  return (
    <>
      <LimitsSummary limits={limits} />
      <InlineStack gap="300" blockAlign="center">
        <Button variant="primary" size="large" url={`/app/team/invite?limit=${String(limits.perOrderMinor)}`}>
          {t("delegate")}
        </Button>
        <KeepDraft limits={limits} />
      </InlineStack>
    </>
  );
}

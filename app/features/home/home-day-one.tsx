import { Badge, BlockStack, Button, ButtonGroup, Card, InlineGrid, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import type { DoubtCounts } from "../doubt/doubt";
import { DoubtBanner } from "../doubt/doubt-lead";
import type { PastTruth } from "../refunds/past-refunds";

type Props = {
  readonly truth: PastTruth | null;
  readonly problem: Problem | null;
  readonly startMinor: number;
  readonly doubt: DoubtCounts;
};

/** The first day: the shop's own past, and what a limit would have meant. Nothing was written so far. */
export function HomeDayOne({ truth, problem, startMinor, doubt }: Props) {
  const { t } = useTranslation("team");
  const format = useFormat();
  if (truth === null || truth.count === 0) {
    const limit = format.minor(startMinor);
    return (
      <PageFrame title={t("emptyTitle", { limit })} badges={<Badge>{t("dayOneReadOnly")}</Badge>}>
        <BlockStack gap="400">
          <DoubtBanner counts={doubt} owner />
          {problem === null ? null : <ProblemBanner problem={problem} />}
          <Card>
            <BlockStack gap="400">
              <Text as="p">{t("emptyBody", { limit })}</Text>
              <DelegateButton limitMinor={startMinor} />
            </BlockStack>
          </Card>
        </BlockStack>
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t("dayOneTitle", { count: truth.count, median: format.minor(truth.medianMinor) })}
      badges={<Badge>{t("dayOneReadOnly")}</Badge>}
    >
      <BlockStack gap="400">
        <DoubtBanner counts={doubt} owner />
        <Truth truth={truth} startMinor={startMinor} />
      </BlockStack>
    </PageFrame>
  );
}

function Truth({ truth, startMinor }: { readonly truth: PastTruth; readonly startMinor: number }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const [limitMinor, setLimit] = useState(startMinor);
  const choice = truth.choices.find((one) => one.limitMinor === limitMinor);
  const words = { limit: format.minor(limitMinor), passes: choice?.passes ?? 0, asks: choice?.asks ?? 0 };
  return (
    <Card>
      <BlockStack gap="400">
        <div aria-live="polite">
          <Text as="h2" variant="headingXl">
            {t(words.asks === 0 ? "dayOneAll" : "dayOneHeadline", words)}
          </Text>
        </div>
        <div>
          <Text as="p" tone="subdued">
            {t("limitPick")}
          </Text>
          <ButtonGroup variant="segmented">
            {truth.choices.map((one) => (
              <Button
                key={one.limitMinor}
                pressed={one.limitMinor === limitMinor}
                onClick={() => {
                  setLimit(one.limitMinor);
                }}
              >
                {format.minor(one.limitMinor)}
              </Button>
            ))}
          </ButtonGroup>
        </div>
        <Share passes={words.passes} asks={words.asks} />
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          <Fact title={t("refundedInAll")} value={format.minor(truth.totalMinor)} />
          <Fact
            title={t("byWhom")}
            value={t("byWhomValue", { app: truth.byApp, unknown: truth.unknown })}
            note={t("byWhomNote")}
          />
          <Fact title={t("whatWasRead")} value={t("whatWasReadValue")} note={t("whatWasReadNote")} />
        </InlineGrid>
        <DelegateButton limitMinor={limitMinor} />
      </BlockStack>
    </Card>
  );
}

/** The two shares as one bar; its sentence stands above it in words. */
function Share({ passes, asks }: { readonly passes: number; readonly asks: number }) {
  const whole = Math.max(1, passes + asks);
  return (
    <div className="delega-meter" aria-hidden="true" style={{ height: 16 }}>
      <span className="delega-now" style={{ width: `${String((passes / whole) * 100)}%` }} />
      <span style={{ width: `${String((asks / whole) * 100)}%`, background: "#b98900" }} />
    </div>
  );
}

function Fact({ title, value, note }: { readonly title: string; readonly value: string; readonly note?: string }) {
  return (
    <div>
      <Text as="p" tone="subdued">
        {title}
      </Text>
      <Text as="p" fontWeight="semibold">
        {value}
      </Text>
      {note === undefined ? null : (
        <Text as="p" tone="subdued">
          {note}
        </Text>
      )}
    </div>
  );
}

function DelegateButton({ limitMinor }: { readonly limitMinor: number }) {
  const { t } = useTranslation("team");
  return (
    <div>
      <Button variant="primary" size="large" url={`/app/team/invite?limit=${String(limitMinor)}`}>
        {t("delegate")}
      </Button>
    </div>
  );
}

import { Badge, BlockStack, Button, Card, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageFrame } from "../../ui/page-frame";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import type { PastAnswer, StartLimits } from "./past";
import { NoPast, Simulator } from "./simulator";
import { usePast, type PastReading } from "./use-past";

type PastViewProps = {
  readonly first: PastAnswer;
  readonly start: StartLimits;
  /** Nothing was changed through Delega so far: said as long as it is true. */
  readonly onlyRead: boolean;
  readonly backAction?: { readonly content: string; readonly url: string };
  readonly children?: ReactNode;
  readonly after?: ReactNode;
};

/** The shop's past as a page: while it is read, when it is there, and when there is none. */
export function PastView({ first, start, onlyRead, backAction, children, after }: PastViewProps) {
  const { t } = useTranslation("past");
  const reading = usePast(first);
  return (
    <PageFrame
      title={useTitle(reading, start)}
      {...(onlyRead ? { badges: <Badge>{t("onlyRead")}</Badge> } : {})}
      {...(backAction === undefined ? {} : { backAction })}
    >
      <BlockStack gap="400">
        {children}
        {reading.problem === null ? null : (
          <BlockStack gap="200">
            <ProblemBanner problem={reading.problem} />
            <div>
              <Button onClick={reading.again}>{t("readOn")}</Button>
            </div>
          </BlockStack>
        )}
        {reading.done || reading.problem !== null ? null : <Progress reading={reading} />}
        {reading.ready.refunds.length > 0 ? (
          <Simulator reading={reading} start={start} />
        ) : reading.done ? (
          <NoPast start={start} />
        ) : null}
        {after}
      </BlockStack>
    </PageFrame>
  );
}

function useTitle({ truth, done, problem }: PastReading, start: StartLimits): string {
  const { t } = useTranslation("past");
  const format = useFormat();
  if (!done) return t(problem === null ? "readingTitle" : "readingStopped");
  if (truth.count === 0) return t("emptyTitle", { limit: format.round(start.perOrderMinor) });
  return t("title", { count: truth.count, median: format.round(truth.medianMinor) });
}

/** How far the reading has come; without a count from Shopify only that it goes on. */
function Progress({ reading }: { readonly reading: PastReading }) {
  const { t } = useTranslation("past");
  const orders = reading.read?.orders ?? 0;
  const expected = reading.read?.expected ?? null;
  const words = expected === null ? t("readSoFar", { orders }) : t("readOf", { orders, expected });
  const share = expected === null ? 50 : Math.min(99, (orders / Math.max(1, expected)) * 100);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">
          <span role="status">{words}</span>
        </Text>
        <ProgressBar progress={share} size="small" ariaLabelledBy="past-progress" />
        <span id="past-progress" className="delega-hidden">
          {words}
        </span>
      </BlockStack>
    </Card>
  );
}

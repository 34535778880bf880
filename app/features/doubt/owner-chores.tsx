import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { adminPage } from "../../shopify/admin-url";
import type { FailedJob } from "./failed-job";
import type { DoubtTap } from "./use-doubt-tap";

/** A customer's question what is known of them. Times ISO, UTC. */
export type DataRequestRow = {
  readonly id: string;
  readonly customerGid: string;
  readonly askedAt: string;
  readonly dueAt: string;
};

type JobsProps = { readonly jobs: readonly FailedJob[]; readonly taps: DoubtTap };

/** What Delega tried again and again without success: what it means, and a way to take it off the list. */
export function FailedJobs({ jobs, taps }: JobsProps) {
  const { t } = useTranslation("doubt");
  const format = useFormat();
  if (jobs.length === 0) return null;
  return (
    <ChoreCard title={t("jobsTitle")} intro={t("jobsIntro")}>
      {jobs.map((job) => (
        <Chore key={job.id} id={job.id} taps={taps} what="job" button={t("dismiss")}>
          <Text as="p">{t(`job_${job.kind}`)}</Text>
          <Text as="p" tone="subdued">
            {format.moment(job.failedAt)}
          </Text>
        </Chore>
      ))}
    </ChoreCard>
  );
}

type RequestsProps = {
  readonly requests: readonly DataRequestRow[];
  readonly adminUrl: string;
  readonly now: string;
  readonly taps: DoubtTap;
};

/** Customers who ask what is known of them: until when, and where the customer stands in Shopify. */
export function DataRequests({ requests, adminUrl, now, taps }: RequestsProps) {
  const { t } = useTranslation("doubt");
  const format = useFormat();
  if (requests.length === 0) return null;
  return (
    <ChoreCard title={t("requestsTitle")} intro={t("requestsIntro")}>
      {requests.map(({ id, customerGid, askedAt, dueAt }) => (
        <Chore
          key={id}
          id={id}
          taps={taps}
          what="data_request"
          button={t("answered")}
          more={
            <Button
              url={adminPage(adminUrl, customerGid)}
              external
              accessibilityLabel={`${t("openCustomer")} (${t("newTab")})`}
            >
              {t("openCustomer")}
            </Button>
          }
        >
          <Text as="p" fontWeight="semibold">
            {t(Date.parse(dueAt) < Date.parse(now) ? "requestLate" : "requestLine", { day: format.day(dueAt) })}
          </Text>
          <Text as="p" tone="subdued">
            {t("requestAsked", { day: format.day(askedAt) })}
          </Text>
        </Chore>
      ))}
    </ChoreCard>
  );
}

type ChoreCardProps = { readonly title: string; readonly intro: string; readonly children: ReactNode };

function ChoreCard({ title, intro, children }: ChoreCardProps) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {intro}
        </Text>
        <ul className="delega-list">{children}</ul>
      </BlockStack>
    </Card>
  );
}

type ChoreProps = {
  readonly id: string;
  readonly what: "job" | "data_request";
  readonly button: string;
  readonly taps: DoubtTap;
  readonly more?: ReactNode;
  readonly children: ReactNode;
};

function Chore({ id, what, button, taps, more, children }: ChoreProps) {
  const problem = taps.errorOf(id);
  return (
    <li>
      <div className="delega-row">
        <div>{children}</div>
        <InlineStack gap="200">
          {more}
          <Button
            loading={taps.busy === id}
            disabled={taps.busy !== null}
            onClick={() => {
              taps.tap(id, { intent: "dismiss", what });
            }}
          >
            {button}
          </Button>
        </InlineStack>
      </div>
      {problem === null ? null : <ProblemBanner problem={problem} />}
    </li>
  );
}

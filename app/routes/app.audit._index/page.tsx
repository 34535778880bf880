import { Link, useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActivityLine } from "../../features/audit/activity";
import { ActivityList } from "../../features/audit/activity-list";
import type { Verdict } from "../../features/audit/verify-log";
import type { Decision } from "../../features/policy/decision";
import { ReasonList } from "../../features/policy/reason-list";
import { CopyButton } from "../../ui/copy-button";
import { DownloadButton } from "../../ui/download-button";
import { PageFrame } from "../../ui/page-frame";

type ActivityPageProps = {
  readonly lines: readonly ActivityLine[];
  readonly head: string;
  readonly size: number;
  readonly paged: boolean;
  readonly download: Decision;
};

/** Everything done through Delega, newest first, and the proof beside it. */
export function ActivityPage({ lines, head, size, paged, download }: ActivityPageProps) {
  const { t } = useTranslation("audit");
  const oldest = lines.at(-1)?.row ?? 1;
  return (
    <PageFrame title={t("title")} subtitle={t("intro")}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <ActivityList lines={lines} />
            <div className="delega-row delega-list">
              {paged ? <Link to="/app/audit">{t("newest")}</Link> : <span />}
              {oldest > 1 ? <Link to={`/app/audit?before=${String(oldest - 1)}`}>{t("older")}</Link> : null}
            </div>
          </BlockStack>
        </Card>
        {size === 0 ? null : <Proof head={head} download={download} />}
      </BlockStack>
    </PageFrame>
  );
}

function Proof({ head, download }: Pick<ActivityPageProps, "head" | "download">) {
  const { t } = useTranslation("audit");
  const fetcher = useFetcher<{ readonly ok: boolean; readonly value?: Verdict }>();
  const verdict = fetcher.data?.value;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="300" blockAlign="center">
          <Button
            loading={fetcher.state !== "idle"}
            onClick={() => fetcher.submit({}, { method: "post", action: "/app/audit?index" })}
          >
            {t("check")}
          </Button>
          <DownloadButton
            url="/app/audit/export"
            file="delega-record.jsonl"
            label={t("export")}
            disabled={download.answer !== "can"}
          />
        </InlineStack>
        {download.answer === "can" ? null : (
          <Text as="p" tone="subdued">
            <ReasonList decision={download} />
          </Text>
        )}
        <div aria-live="polite">{verdict === undefined ? null : <VerdictLine verdict={verdict} />}</div>
        <Text as="h2" variant="headingSm">
          {t("fingerprintNow")}
        </Text>
        <Text as="p" tone="subdued">
          {t("fingerprintHelp")}
        </Text>
        <CopyButton text={head} label={t("copyFingerprint")} rows={3} />
      </BlockStack>
    </Card>
  );
}

function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation("audit");
  if (verdict.intact)
    return (
      <Text as="p" fontWeight="semibold">
        ✓ {t("intact", { count: verdict.head.size })}
      </Text>
    );
  const { row } = verdict.fault;
  return (
    <Text as="p" tone="critical" fontWeight="semibold">
      {row === null ? t("alteredSomewhere") : t("altered", { row })}
    </Text>
  );
}

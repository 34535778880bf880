import { Banner, BlockStack, Box, Card, Layout, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AllowMissing } from "../../features/doubt/allow-missing";
import { isEmpty, isLive, type Doubt, type DoubtCounts, type ScopeAsked } from "../../features/doubt/doubt";
import { useLead } from "../../features/doubt/doubt-lead";
import { DoubtList, NothingInDoubt } from "../../features/doubt/doubt-list";
import type { FailedJob } from "../../features/doubt/failed-job";
import { DataRequests, FailedJobs, type DataRequestRow } from "../../features/doubt/owner-chores";
import { useDoubtTap, type DoubtTap } from "../../features/doubt/use-doubt-tap";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";
import { useRefresh } from "../../ui/use-refresh";

type DoubtPageProps = {
  readonly rows: readonly Doubt[];
  readonly counts: DoubtCounts;
  readonly mayDecide: boolean;
  readonly failedJobs: readonly FailedJob[];
  readonly dataRequests: readonly DataRequestRow[];
  readonly scopes: readonly ScopeAsked[];
  readonly adminUrl: string;
  readonly now: string;
};

const REFRESH_MS = 10_000;

/** Every outcome that nobody knows yet, what Delega does about it, and what only the owner can say. */
export function DoubtPage(props: DoubtPageProps) {
  const { t } = useTranslation(["doubt", "common"]);
  const { shop } = useShell();
  const { rows, counts, mayDecide, scopes, adminUrl } = props;
  const taps = useDoubtTap();
  useRefresh(rows.some(({ kind }) => isLive(kind)) ? REFRESH_MS : null);
  return (
    <PageFrame
      title={t("doubt:title")}
      subtitle={t(mayDecide ? "doubt:introOwner" : "doubt:introOther", { owner: shop.ownerName })}
      backAction={{ content: t("common:navHome"), url: "/app" }}
    >
      <Layout>
        <Layout.Section>
          <Lead counts={counts} owner={mayDecide} taps={taps} />
          <BlockStack gap="400">
            {isEmpty(counts) ? <NothingInDoubt /> : null}
            <DoubtList
              rows={rows}
              counts={counts}
              mayDecide={mayDecide}
              adminUrl={adminUrl}
              taps={taps}
              remedy={<AllowMissing scopes={scopes} />}
            />
            <DataRequests requests={props.dataRequests} adminUrl={adminUrl} now={props.now} taps={taps} />
            <FailedJobs jobs={props.failedJobs} taps={taps} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <HowItWorks live={rows.length > 0} />
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

type LeadProps = { readonly counts: DoubtCounts; readonly owner: boolean; readonly taps: DoubtTap };

/** What the last tap came to, for everybody; what there is by now, read out when it changes and only then. */
function Lead({ counts, owner, taps }: LeadProps) {
  const { t } = useTranslation("doubt");
  const lead = useLead(counts, owner);
  const { told } = taps;
  return (
    <div role="status">
      {told === null || told.outcome === "changes" ? null : (
        <Box paddingBlockEnd="400">
          <Banner tone={told.outcome === "open" ? "info" : "success"}>
            {t(`told_${told.outcome}`, { reference: told.reference })}
          </Banner>
        </Box>
      )}
      <span className="delega-hidden">{isEmpty(counts) ? t("emptyTitle") : lead.join(" ")}</span>
    </div>
  );
}

function HowItWorks({ live }: { readonly live: boolean }) {
  const { t } = useTranslation("doubt");
  const { shop } = useShell();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t("howTitle")}
        </Text>
        <List>
          <List.Item>{t("howTwice")}</List.Item>
          <List.Item>{t("howCounted")}</List.Item>
          <List.Item>{t("howAsked", { owner: shop.ownerName })}</List.Item>
          {live ? <List.Item>{t("howRefresh")}</List.Item> : null}
        </List>
      </BlockStack>
    </Card>
  );
}

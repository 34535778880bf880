import { BlockStack, Layout } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageFrame } from "../../ui/page-frame";
import { useFormat } from "../../ui/use-format";
import { useShell } from "../../ui/shell-context";
import { StopDone } from "./stop-done";
import type { StopView } from "./stop-view";
import { StopWeek } from "./stop-week";

type StopFrameProps = {
  readonly stop: StopView;
  readonly title: string;
  readonly back: string;
  /** What is still the owner's to do. */
  readonly children: ReactNode;
};

/** The three blocks of a stop: done, still yours, the last seven days. */
export function StopFrame({ stop, title, back, children }: StopFrameProps) {
  const { t } = useTranslation(["stop", "team"]);
  const format = useFormat();
  const seconds = useSeconds();
  return (
    <PageFrame
      title={title}
      subtitle={t("stop:when", { time: format.moment(stop.at), seconds: seconds(stop.tookMs), name: stop.by })}
      backAction={{ content: t("team:listTitle"), url: back }}
      secondaryActions={[{ content: t("stop:inviteAgain"), url: "/app/team/invite" }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <StopDone stop={stop} />
            {children}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <StopWeek stop={stop} />
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

/** Never "0 seconds": what took less than a tenth is said as a tenth. */
function useSeconds(): (ms: number) => string {
  const { locale } = useShell();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (ms) => format.format(Math.max(0.1, Math.ceil(ms / 100) / 10));
}

import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ActivityLine } from "../../features/audit/activity";
import { ChangeList } from "../../features/audit/change-list";
import type { Entry } from "../../features/audit/entry";
import { orderPath } from "../../features/orders/order-gid";
import { PageFrame } from "../../ui/page-frame";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";

type EntryPageProps = {
  readonly line: ActivityLine;
  readonly decision: Entry["decision"];
  readonly reason: string | null;
  readonly leaf: string;
};

const OPEN_PHASES: ReadonlySet<string> = new Set(["unknown", "needs_owner", "money"]);

/** One entry: who, what, when, why it was allowed and what was left then, before and after, and where its proof stands. */
export function EntryPage({ line, decision, reason, leaf }: EntryPageProps) {
  const { t } = useTranslation("audit");
  const say = useSay();
  const format = useFormat();
  return (
    <PageFrame
      narrowWidth
      title={`${say(`audit:effect_${line.effect}`)} ${line.order ?? line.person ?? ""}`.trim()}
      subtitle={`${line.ref} · ${say(`audit:phase_${line.phase}`, { person: line.person ?? "" })}`}
      backAction={{ content: t("title"), url: "/app/audit" }}
      secondaryActions={OPEN_PHASES.has(line.phase) ? [{ content: t("inDoubt"), url: "/app/doubt" }] : []}
    >
      <Card>
        <BlockStack gap="400">
          <dl className="delega-facts">
            <dt>{t("who")}</dt>
            <dd>{line.isDelega ? t("delega") : line.who}</dd>
            <dt>{t("what")}</dt>
            <dd>
              {say(`audit:effect_${line.effect}`)}{" "}
              {line.orderGid === null ? (
                (line.person ?? "")
              ) : (
                <Link to={orderPath(line.orderGid)}>{line.order ?? t("title")}</Link>
              )}
            </dd>
            <dt>{t("when")}</dt>
            <dd>{format.moment(line.at)}</dd>
            {reason === null ? null : (
              <>
                <dt>{t("why")}</dt>
                <dd>{say(line.effect === "refund.issue" ? `refunds:reason_${reason}` : `orders:reason_${reason}`)}</dd>
              </>
            )}
            <dt>{t("rule")}</dt>
            <dd>
              <Rule decision={decision} />
            </dd>
            <dt>{t("fingerprint")}</dt>
            <dd>
              {leaf}
              <br />
              {t("row", { row: line.row })}
            </dd>
          </dl>
          <Changes line={line} />
        </BlockStack>
      </Card>
    </PageFrame>
  );
}

function Changes({ line }: { readonly line: ActivityLine }) {
  const { t } = useTranslation("audit");
  return (
    <>
      <Text as="h2" variant="headingSm">
        {t("before")} → {t("after")}
      </Text>
      {line.changes.length === 0 ? (
        <Text as="p" tone="subdued">
          {t("noChange")}
        </Text>
      ) : (
        <ChangeList changes={line.changes} />
      )}
    </>
  );
}

function Rule({ decision }: { readonly decision: Entry["decision"] }) {
  const { t } = useTranslation("audit");
  const say = useSay();
  const format = useFormat();
  if (decision === null) return <>–</>;
  return (
    <>
      {say(`policy:why_${decision.reason}`)}
      {decision.rooms.map((room) => (
        <span key={`${room.action ?? ""}${room.measure}${room.window}${String(room.max)}`}>
          <br />
          {t("leftThen", {
            left: room.measure === "count" ? room.left : format.minor(room.left),
            max: room.measure === "count" ? room.max : format.minor(room.max),
            window: say(`policy:window_per_${room.window}`),
          })}
        </span>
      ))}
    </>
  );
}

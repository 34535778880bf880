import { Link } from "@remix-run/react";
import { BlockStack, Card, Icon, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon, ClockIcon, XCircleIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useShell } from "../../ui/shell-context";
import { EXAMPLE_IDS, type ExampleId } from "./example-id";
import type { Score } from "./score";
import { trainingAddress } from "./training-address";
import type { AsWhom } from "./training-view";

type ScoreCardProps = AsWhom & { readonly score: Score; readonly here: ExampleId | null };

/** The score, its three parts, and every example with how it went; one of them is open. */
export function ScoreCard({ score, here, ...whom }: ScoreCardProps) {
  const { t } = useTranslation("training");
  return (
    <Card>
      <BlockStack gap="400">
        <ScoreHead score={score} />
        {score.latest.of + score.own.of === 0 ? null : <ScoreParts score={score} />}
        <nav aria-label={t("listLabel")}>
          <ol className="delega-training-list">
            {EXAMPLE_IDS.map((id, index) => (
              <li key={id}>
                <Link to={trainingAddress(whom, id)} {...(id === here ? { "aria-current": "page" as const } : {})}>
                  <Mark mark={score.marks[id]} here={id === here} />
                  <span>
                    {`${String(index + 1)}. `}
                    {t(`title_${id}`)}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      </BlockStack>
    </Card>
  );
}

function ScoreHead({ score: { latest, first, old } }: { readonly score: Score }) {
  const { t } = useTranslation("training");
  const { shop, kind } = useShell();
  const of = EXAMPLE_IDS.length;
  const words = t("score", { right: latest.right, of: latest.of });
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingSm">
        {t("scoreTitle")}
      </Text>
      {latest.of === 0 ? null : <span className="delega-training-score">{words}</span>}
      <ProgressBar
        progress={(latest.right / of) * 100}
        size="small"
        tone="success"
        animated={false}
        ariaLabelledBy="training-score"
      />
      <span id="training-score">
        <Text as="span" tone="subdued">
          {t(kind === "owner" ? "scoreOwner" : "scoreOf", { count: latest.of, of, owner: shop.ownerName })}
        </Text>
      </span>
      {latest.of === 0 ? null : (
        <Text as="p" tone="subdued">
          {t("scoreFirst", { first })}
        </Text>
      )}
      {old ? <Text as="p">{t("scoreOld")}</Text> : null}
    </BlockStack>
  );
}

function ScoreParts({ score: { parts, own } }: { readonly score: Score }) {
  const { t } = useTranslation("training");
  const rows = [
    ["reply", t("part_reply"), parts.reply],
    ["remedy", t("part_remedy"), parts.remedy],
    ["limit", t("part_limit"), parts.limit],
    ...(own.of === 0 ? [] : [["own", t("scoreOwnOrders"), own] as const]),
  ] as const;
  return (
    <div>
      {rows.map(([key, word, { right, of }]) => (
        <div className="delega-row" key={key}>
          <span>{word}</span>
          <span className="delega-money">{t("score", { right, of })}</span>
        </div>
      ))}
    </div>
  );
}

const SIGNS = {
  right: { icon: CheckCircleIcon, tone: "success" },
  wrong: { icon: XCircleIcon, tone: "critical" },
  here: { icon: ClockIcon, tone: "caution" },
} as const;

function Mark({ mark, here }: { readonly mark: "right" | "wrong" | undefined; readonly here: boolean }) {
  const { t } = useTranslation("training");
  const sign = mark ?? (here ? "here" : null);
  if (sign === null)
    return (
      <span className="delega-training-sign delega-training-open">
        <span className="delega-hidden">{t("mark_open")}</span>
      </span>
    );
  return (
    <span className="delega-training-sign">
      <Icon source={SIGNS[sign].icon} tone={SIGNS[sign].tone} accessibilityLabel={t(`mark_${sign}`)} />
    </span>
  );
}

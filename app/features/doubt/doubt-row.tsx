import { BlockStack, Button, Card } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { DecidePanel } from "./decide-panel";
import { isLive, type Doubt } from "./doubt";
import { DoubtFacts } from "./doubt-facts";
import { DoubtHead } from "./doubt-head";
import type { DoubtTap } from "./use-doubt-tap";

export type RowProps = {
  readonly doubt: Doubt;
  readonly mayDecide: boolean;
  readonly adminUrl: string;
  readonly taps: DoubtTap;
};

/** One change in doubt, whole: its facts, and for the owner what there is to do about it. */
export function DoubtCard(props: RowProps) {
  const { doubt, mayDecide } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <DoubtHead doubt={doubt} />
        <DoubtFacts doubt={doubt} owner={mayDecide} />
        {mayDecide && doubt.kind === "needs_owner" ? <DecidePanel {...props} /> : null}
        {mayDecide && !isLive(doubt.kind) ? <Understood {...props} /> : null}
      </BlockStack>
    </Card>
  );
}

function Understood({ doubt, taps }: RowProps) {
  const { t } = useTranslation("doubt");
  const problem = taps.errorOf(doubt.id);
  return (
    <BlockStack gap="200">
      <div>
        <Button
          loading={taps.busy === doubt.id}
          accessibilityLabel={t("understoodLabel", { what: doubt.reference })}
          onClick={() => {
            taps.tap(doubt.id, { intent: "dismiss", what: "change" });
          }}
        >
          {t("understood")}
        </Button>
      </div>
      {problem === null ? null : <ProblemBanner problem={problem} />}
    </BlockStack>
  );
}

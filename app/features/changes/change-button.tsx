import { BlockStack, Box, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { AskBox } from "../../ui/ask-box";
import { ProblemBanner } from "../../ui/problem-banner";
import { ProblemText } from "../../ui/problem-text";
import { ShopMark } from "../../ui/shop-mark";
import type { Decision } from "../policy/decision";
import { ReasonList } from "../policy/reason-list";
import type { Offer } from "./change";
import type { ChangeView } from "./change-view";

type ButtonProps = {
  readonly change: Pick<ChangeView, "decision" | "problem"> & {
    readonly what: Offer | "release";
    /** null = this person sees nothing of it here. */
    readonly now: unknown;
  };
  /** What came back from the last click. */
  readonly problem: (Problem & { readonly decision?: Decision }) | null;
  readonly ready: boolean;
  readonly sending: boolean;
  readonly onSave: () => void;
  /** Asks the owner, with some words. */
  readonly onAsk: (words: string) => void;
};

/** The one button; while it is off, the reason stands under it. Whoever must ask asks here. */
export function ChangeButton({ change, problem, ready, sending, onSave, onAsk }: ButtonProps) {
  const { t } = useTranslation("changes");
  const { what, decision } = change;
  const may = decision.answer === "can" && change.problem === null;
  if (decision.answer === "ask" && change.problem === null)
    return (
      <BlockStack gap="300">
        {problem === null ? null : <Refused change={change} problem={problem} />}
        <MayNot decision={decision} />
        <ShopMark />
        <AskBox why={ready ? null : t("needValue")} sending={sending} onAsk={onAsk} />
      </BlockStack>
    );
  return (
    <BlockStack gap="300">
      {problem === null ? null : <Refused change={change} problem={problem} />}
      <ShopMark />
      <Button
        variant="primary"
        size="large"
        fullWidth
        disabled={!may || !ready || change.now === null}
        loading={sending}
        onClick={onSave}
      >
        {t(problem?.code === "stale" ? "looked" : `save_${what}`)}
      </Button>
      {change.problem === null ? null : (
        <Text as="p" tone="subdued">
          <ProblemText problem={change.problem} />
        </Text>
      )}
      {decision.answer === "can" ? null : <MayNot decision={decision} />}
      {may && !ready ? (
        <Text as="p" tone="subdued">
          {t("needValue")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function Refused({
  change,
  problem,
}: Pick<ButtonProps, "change"> & { readonly problem: NonNullable<ButtonProps["problem"]> }) {
  const { t } = useTranslation("changes");
  if (problem.decision !== undefined)
    return (
      <div role="alert">
        <Text as="p" tone="critical">
          <ReasonList decision={problem.decision} />
        </Text>
      </div>
    );
  if (problem.code === "stale" && change.problem === null)
    return (
      <div role="alert">
        <Box background="bg-surface-caution" padding="300" borderRadius="200">
          <Text as="p">{t("isNowOtherwise")}</Text>
        </Box>
      </div>
    );
  return <ProblemBanner problem={problem} />;
}

function MayNot({ decision }: { readonly decision: Decision }) {
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <Text as="p" fontWeight="semibold">
        <ReasonList decision={decision} />
      </Text>
    </Box>
  );
}

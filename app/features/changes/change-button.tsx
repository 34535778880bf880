import { BlockStack, Box, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { ProblemBanner } from "../../ui/problem-banner";
import { ProblemText } from "../../ui/problem-text";
import { useShell } from "../../ui/shell-context";
import { ShopMark } from "../../ui/shop-mark";
import type { Decision } from "../policy/decision";
import { ReasonList } from "../policy/reason-list";
import type { Offer } from "./change";
import type { ChangeView } from "./change-view";

type ButtonProps = {
  readonly change: Pick<ChangeView, "decision" | "problem" | "orderName"> & {
    readonly what: Offer | "release";
    /** null = this person sees nothing of it here. */
    readonly now: unknown;
  };
  /** What came back from the last click. */
  readonly problem: (Problem & { readonly decision?: Decision }) | null;
  readonly ready: boolean;
  readonly sending: boolean;
  readonly onSave: () => void;
};

/** The one button; while it is off, the reason stands under it, and whoever must ask has the words ready. */
export function ChangeButton({ change, problem, ready, sending, onSave }: ButtonProps) {
  const { t } = useTranslation("changes");
  const { what, decision } = change;
  const may = decision.answer === "can" && change.problem === null;
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
      {decision.answer === "can" ? null : <MayNot change={change} />}
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

function MayNot({ change: { what, decision, orderName } }: Pick<ButtonProps, "change">) {
  const { t } = useTranslation("changes");
  const { shop } = useShell();
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <BlockStack gap="300">
        <Text as="p" fontWeight="semibold">
          <ReasonList decision={decision} />
        </Text>
        {decision.answer === "ask" ? (
          <CopyButton
            text={t("askMessage", { owner: shop.ownerName, order: orderName, what: t(`what_${what}`) })}
            label={t("askOwner", { owner: shop.ownerName })}
            rows={3}
          />
        ) : null}
      </BlockStack>
    </Box>
  );
}

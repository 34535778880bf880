import { BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { ShopMark } from "../../ui/shop-mark";
import { adminPage } from "../../shopify/admin-url";
import type { Doubt } from "./doubt";
import { OpenChanges, UNSAID } from "./open-changes";
import { useDoubtTap, type DoubtTap } from "./use-doubt-tap";
import { useWhat } from "./use-what";
import { isChosenFrom } from "./what";

type DecideProps = { readonly doubt: Doubt; readonly adminUrl: string; readonly taps: DoubtTap };
type Answer = "happened" | "not_happened";

/** Look in Shopify, then answer. Each answer says what it does before it is given; looking again changes nothing. */
export function DecidePanel({ doubt, adminUrl, taps }: DecideProps) {
  const { t } = useTranslation("doubt");
  const { sentence } = useWhat();
  const [open, setOpen] = useState<Answer | null>(null);
  const panel = useId();
  const found = useDoubtTap();
  const problem = taps.errorOf(doubt.id);
  const busy = taps.busy !== null;
  const order = doubt.orderName ?? doubt.reference;
  const toggle = (answer: Answer) => ({
    pressed: open === answer,
    ariaExpanded: open === answer,
    ariaControls: panel,
    disabled: busy,
    onClick: () => {
      setOpen(open === answer ? null : answer);
      // The order as Shopify has it now: read when it is asked for, not before.
      if (answer === "happened" && open !== "happened" && isChosenFrom(doubt.effect))
        found.tap(doubt.id, { intent: "changes" });
    },
  });
  return (
    <BlockStack gap="300">
      <Divider />
      <Text as="p" fontWeight="semibold">
        {sentence("question", doubt)}
      </Text>
      <InlineStack gap="300" blockAlign="center">
        {doubt.orderGid === null ? null : (
          <Button
            url={adminPage(adminUrl, doubt.orderGid)}
            external
            accessibilityLabel={`${t("openInShopify", { order })} (${t("newTab")})`}
          >
            {t("openInShopify", { order })}
          </Button>
        )}
        <Button
          variant="plain"
          loading={taps.busy === doubt.id && open === null}
          disabled={busy}
          onClick={() => {
            taps.tap(doubt.id, { intent: "look" });
          }}
        >
          {t("lookNow")}
        </Button>
      </InlineStack>
      <InlineStack gap="200">
        <Button {...toggle("happened")}>{t("answerHappened")}</Button>
        <Button {...toggle("not_happened")}>{t("answerNotHappened")}</Button>
      </InlineStack>
      <div id={panel}>
        {open === "happened" ? <Happened doubt={doubt} taps={taps} found={found} /> : null}
        {open === "not_happened" ? <NotHappened doubt={doubt} taps={taps} /> : null}
      </div>
      {problem === null ? null : <ProblemBanner problem={problem} />}
    </BlockStack>
  );
}

type AnswerProps = { readonly doubt: Doubt; readonly taps: DoubtTap };

function Happened({ doubt, taps, found }: AnswerProps & { readonly found: DoubtTap }) {
  const { t } = useTranslation("doubt");
  const { sentence } = useWhat();
  const [chosen, setChosen] = useState(UNSAID);
  const unread = found.errorOf(doubt.id);
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack gap="300">
        {isChosenFrom(doubt.effect) ? (
          <div aria-live="polite">
            {unread === null ? (
              <OpenChanges doubt={doubt} changes={found.told?.changes ?? null} chosen={chosen} onChoose={setChosen} />
            ) : (
              <ProblemBanner problem={unread} />
            )}
          </div>
        ) : null}
        <Text as="p">{sentence("happenedMeans", doubt)}</Text>
        <ShopMark />
        <div>
          <Button
            variant="primary"
            loading={taps.busy === doubt.id}
            onClick={() => {
              taps.tap(doubt.id, { intent: "happened", changeGid: chosen });
            }}
          >
            {t("confirmHappened")}
          </Button>
        </div>
      </BlockStack>
    </Box>
  );
}

function NotHappened({ doubt, taps }: AnswerProps) {
  const { t } = useTranslation("doubt");
  const { sentence } = useWhat();
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <BlockStack gap="300">
        <Text as="p">{sentence("notHappenedMeans", doubt)}</Text>
        <ShopMark />
        <div>
          <Button
            variant="primary"
            loading={taps.busy === doubt.id}
            onClick={() => {
              taps.tap(doubt.id, { intent: "not_happened" });
            }}
          >
            {t("confirmNotHappened")}
          </Button>
        </div>
      </BlockStack>
    </Box>
  );
}

import { BlockStack, Box, Button, ChoiceList, Divider, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemBanner } from "../../ui/problem-banner";
import { ShopMark } from "../../ui/shop-mark";
import { useFormat } from "../../ui/use-format";
import { adminPage } from "../../shopify/admin-url";
import type { Doubt } from "./doubt";
import type { RefundChoiceRow } from "./doubt-answer";
import { useDoubtTap, type DoubtTap } from "./use-doubt-tap";

type DecideProps = { readonly doubt: Doubt; readonly adminUrl: string; readonly taps: DoubtTap };
const UNSAID = "";

/** Look in Shopify, then answer. Each answer says what it does before it is given; looking again changes nothing. */
export function DecidePanel({ doubt, adminUrl, taps }: DecideProps) {
  const { t } = useTranslation("doubt");
  const format = useFormat();
  const [open, setOpen] = useState<"paid" | "not_paid" | null>(null);
  const panel = useId();
  const amount = doubt.amount === null ? t("refundPlain") : format.money(doubt.amount);
  const refunds = useDoubtTap();
  const problem = taps.errorOf(doubt.id);
  const busy = taps.busy !== null;
  const order = doubt.orderName ?? doubt.reference;
  const toggle = (answer: "paid" | "not_paid") => ({
    pressed: open === answer,
    ariaExpanded: open === answer,
    ariaControls: panel,
    disabled: busy,
    onClick: () => {
      setOpen(open === answer ? null : answer);
      // The order's refunds as Shopify has them now: read when they are asked for, not before.
      if (answer === "paid" && open !== "paid") refunds.tap(doubt.id, { intent: "refunds" });
    },
  });
  return (
    <BlockStack gap="300">
      <Divider />
      <Text as="p" fontWeight="semibold">
        {t("question", { amount, time: format.moment(doubt.askedAt) })}
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
        <Button {...toggle("paid")}>{t("answerPaid")}</Button>
        <Button {...toggle("not_paid")}>{t("answerNotPaid", { amount })}</Button>
      </InlineStack>
      <div id={panel}>
        {open === "paid" ? <Paid doubt={doubt} amount={amount} taps={taps} refunds={refunds} /> : null}
        {open === "not_paid" ? <NotPaid doubt={doubt} amount={amount} taps={taps} /> : null}
      </div>
      {problem === null ? null : <ProblemBanner problem={problem} />}
    </BlockStack>
  );
}

type AnswerProps = { readonly doubt: Doubt; readonly amount: string; readonly taps: DoubtTap };

function Paid({ doubt, amount, taps, refunds }: AnswerProps & { readonly refunds: DoubtTap }) {
  const { t } = useTranslation("doubt");
  const [chosen, setChosen] = useState(UNSAID);
  const unread = refunds.errorOf(doubt.id);
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack gap="300">
        <div aria-live="polite">
          {unread === null ? (
            <OpenRefunds refunds={refunds.told?.refunds ?? null} chosen={chosen} onChoose={setChosen} />
          ) : (
            <ProblemBanner problem={unread} />
          )}
        </div>
        <Text as="p">{t("paidMeans", { amount })}</Text>
        <ShopMark />
        <div>
          <Button
            variant="primary"
            loading={taps.busy === doubt.id}
            onClick={() => {
              taps.tap(doubt.id, { intent: "paid", changeGid: chosen });
            }}
          >
            {t("confirmPaid")}
          </Button>
        </div>
      </BlockStack>
    </Box>
  );
}

type OpenRefundsProps = {
  readonly refunds: readonly RefundChoiceRow[] | null;
  readonly chosen: string;
  readonly onChoose: (gid: string) => void;
};

function OpenRefunds({ refunds, chosen, onChoose }: OpenRefundsProps) {
  const { t } = useTranslation("doubt");
  const format = useFormat();
  if (refunds === null) return <Text as="p">{t("reading")}</Text>;
  if (refunds.length === 0) return <Text as="p">{t("noneOpen")}</Text>;
  const label = ({ amount, at, byDelega }: RefundChoiceRow) =>
    [
      amount === null ? "–" : format.recorded(amount),
      ...(at === null ? [] : [format.moment(at)]),
      t(byDelega ? "byDelega" : "byOther"),
    ].join(" · ");
  return (
    <ChoiceList
      title={t("whichRefund")}
      choices={[
        ...refunds.map((refund) => ({ label: label(refund), value: refund.gid })),
        { label: t("cannotSay"), value: UNSAID },
      ]}
      selected={[chosen]}
      onChange={([gid]) => {
        onChoose(gid ?? UNSAID);
      }}
    />
  );
}

function NotPaid({ doubt, amount, taps }: AnswerProps) {
  const { t } = useTranslation("doubt");
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <BlockStack gap="300">
        <Text as="p">{t("notPaidMeans", { amount })}</Text>
        <ShopMark />
        <div>
          <Button
            variant="primary"
            loading={taps.busy === doubt.id}
            onClick={() => {
              taps.tap(doubt.id, { intent: "not_paid" });
            }}
          >
            {t("confirmNotPaid", { amount })}
          </Button>
        </div>
      </BlockStack>
    </Box>
  );
}

import { BlockStack, Box, Button, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Money } from "../../platform/money";
import { amountText } from "../../platform/typed-amount";
import type { Problem } from "../../platform/problem";
import { AskBox } from "../../ui/ask-box";
import { Meter } from "../../ui/meter";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { ShopMark } from "../../ui/shop-mark";
import { useFormat } from "../../ui/use-format";
import type { Room } from "../policy/decision";
import { mayPayTwice } from "../policy/dispute";
import { ReasonList } from "../policy/reason-list";
import { roomSentence, toldRooms } from "../policy/explain";
import { useReader } from "../policy/use-reader";
import { isEmpty, type Chosen } from "./refund-choice";
import type { RefundPreview } from "./refund-preview";
import { SureBox } from "./sure-box";

export type PreviewView = RefundPreview;

type Props = {
  readonly chosen: Chosen;
  readonly preview: PreviewView | null;
  readonly problem: Problem | null;
  readonly asking: boolean;
  readonly sending: boolean;
  readonly onRefund: () => void;
  readonly onAsk: (note: string) => void;
  readonly onLess: (text: string) => void;
};

/** The amount, what it leaves of each limit, and the one button: what will happen is said before the click. */
export function RefundSummary(props: Props) {
  const { t } = useTranslation("refunds");
  const { preview, chosen, problem } = props;
  const empty = isEmpty(chosen);
  return (
    <Card>
      <BlockStack gap="400">
        <AmountLine amount={empty ? null : (preview?.amount ?? null)} asking={props.asking} />
        {preview === null ? null : (
          <BeforeTheClick {...props} preview={preview} nowMinor={empty ? 0 : preview.counted.amount.amountMinor} />
        )}
        {problem === null ? null : <ProblemBanner problem={problem} />}
        <ShopMark />
        {!empty && preview?.decision.answer === "ask" ? (
          <AskBox why={whyOff(props, t)} sending={props.sending} onAsk={props.onAsk} />
        ) : (
          <RefundButton {...props} why={whyOff(props, t)} />
        )}
      </BlockStack>
    </Card>
  );
}

/** Why the button is off although nobody forbids it; null = it is not. */
function whyOff({ chosen, preview }: Props, t: TFunction<"refunds">): string | null {
  if (isEmpty(chosen)) return t("nothingChosen");
  if (chosen.reason === "") return t("needReason");
  return preview !== null && mayPayTwice(preview.order.dispute) && !chosen.payTwice ? t("needPayTwice") : null;
}

function AmountLine({ amount, asking }: { readonly amount: Money | null; readonly asking: boolean }) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  return (
    <div aria-live="polite">
      <Text as="h2" variant="headingSm">
        {t("amount")}
      </Text>
      <Text as="p" variant="heading2xl">
        <span className="delega-money">{amount === null ? "–" : format.money(amount)}</span>
      </Text>
      {asking ? (
        <Text as="p" tone="subdued">
          {t("working")}
        </Text>
      ) : null}
    </div>
  );
}

type WithPreview = Props & { readonly preview: PreviewView };

function BeforeTheClick({ nowMinor, ...props }: WithPreview & { readonly nowMinor: number }) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const { preview } = props;
  const { counted } = preview;
  return (
    <>
      <Rooms rooms={preview.decision.rooms} nowMinor={nowMinor} />
      {nowMinor > 0 && counted.amount.currency !== preview.amount.currency ? (
        <Text as="p">{t("counted", { amount: format.money(counted.amount) })}</Text>
      ) : null}
      <Text as="p" tone="subdued">
        {t("maximum", { amount: inBoth(preview.maximum, counted.maximum, format.money) })}
      </Text>
      {preview.decision.answer === "can" ? null : <Over {...props} />}
    </>
  );
}

/** As the customer paid it, and as the shop counts it where that is another currency. */
function inBoth(paid: Money, counted: Money, text: (money: Money) => string): string {
  return paid.currency === counted.currency ? text(paid) : `${text(paid)} (${text(counted)})`;
}

/** The button names the amount; while it is off, the reason stands under it. An unusual amount is asked about twice. */
function RefundButton({
  preview,
  chosen,
  asking,
  problem,
  sending,
  onRefund,
  why,
}: Props & { readonly why: string | null }) {
  const { t } = useTranslation("refunds");
  const format = useFormat();
  const may = preview?.decision.answer === "can";
  // The question is about one amount for one reason: another choice asks anew.
  const [askedAbout, setAskedAbout] = useState("");
  const asks = preview === null ? "" : JSON.stringify([preview.amount, chosen.reason]);
  const off = why !== null || !may || asking || problem !== null;
  if (preview !== null && preview.usual !== null && !off && askedAbout === asks)
    return (
      <SureBox
        amount={format.money(preview.amount)}
        usual={preview.usual}
        sending={sending}
        onYes={onRefund}
        onNo={() => {
          setAskedAbout("");
        }}
      />
    );
  const click = () => {
    if (preview?.usual == null) onRefund();
    else setAskedAbout(asks);
  };
  return (
    <>
      <Button variant="primary" size="large" fullWidth disabled={off} loading={sending} onClick={click}>
        {preview === null || isEmpty(chosen) ? t("buttonNone") : t("button", { amount: format.money(preview.amount) })}
      </Button>
      {why === null ? null : (
        <Text as="p" tone="subdued">
          {why}
        </Text>
      )}
    </>
  );
}

function Rooms({ rooms, nowMinor }: { readonly rooms: readonly Room[]; readonly nowMinor: number }) {
  const { t } = useTranslation(["policy", "refunds"]);
  const format = useFormat();
  const { reader, tell } = useReader();
  return (
    <>
      {toldRooms(rooms.filter((room) => room.measure !== "count")).map((room) => (
        <BlockStack gap="100" key={`${room.action}${room.window}${room.whose}${String(room.max)}`}>
          <Text as="p">{tell(roomSentence(room, reader))}</Text>
          <Meter
            used={room.used}
            now={nowMinor}
            max={room.max}
            label={t("refunds:meterLabel", {
              used: format.minor(room.used),
              now: format.minor(nowMinor),
              max: format.minor(room.max),
            })}
          />
          {nowMinor > 0 && room.over === 0 ? (
            <Text as="p" tone="subdued">
              {t("policy:afterThis", { left: format.minor(room.left - nowMinor) })}
            </Text>
          ) : null}
        </BlockStack>
      ))}
    </>
  );
}

/** Above a limit: why and by how much, and what would pass right now. */
function Over({ preview, onLess }: WithPreview) {
  const { t } = useTranslation("refunds");
  const { locale } = useShell();
  const format = useFormat();
  const over = preview.decision.rooms.filter((room) => room.over > 0 && room.measure !== "count");
  const left = Math.min(...preview.decision.rooms.filter((room) => room.measure !== "count").map((room) => room.left));
  const most = Math.max(0, ...over.map((room) => room.over));
  const mayAsk = preview.decision.answer === "ask";
  // What is left is in the shop's currency: it can be typed only where the customer paid in that one.
  const typable = preview.amount.currency === preview.counted.amount.currency;
  return (
    <Box background="bg-surface-caution" padding="300" borderRadius="200">
      <BlockStack gap="300">
        <Text as="p" fontWeight="semibold">
          <ReasonList decision={preview.decision} />
        </Text>
        {mayAsk && typable && most > 0 && left > 0 && Number.isFinite(left) ? (
          <Button
            onClick={() => {
              onLess(amountText(left, { currency: preview.amount.currency, locale }));
            }}
          >
            {t("refundOnly", { amount: format.minor(left) })}
          </Button>
        ) : null}
      </BlockStack>
    </Box>
  );
}

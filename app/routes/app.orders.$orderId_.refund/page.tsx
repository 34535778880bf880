import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Layout } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HeldChange } from "../../features/held/held";
import { HeldCard } from "../../features/held/held-card";
import type { OrderLine } from "../../features/orders/order";
import { orderPath } from "../../features/orders/order-gid";
import type { Decision } from "../../features/policy/decision";
import { DisputeNotice } from "../../features/refunds/dispute-notice";
import type { Place } from "../../features/refunds/place";
import { choiceFields, isEmpty, NOTHING_CHOSEN, typedLess, type Chosen } from "../../features/refunds/refund-choice";
import { RefundChoiceCard } from "../../features/refunds/refund-choice-card";
import { RefundDoneCard, type DoneView } from "../../features/refunds/refund-done";
import { RefundSummary, type PreviewView } from "../../features/refunds/refund-summary";
import type { Money } from "../../platform/money";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { useRequestKey } from "../../ui/use-request-key";

type RefundPageProps = {
  readonly gid: string;
  readonly name: string;
  readonly lines: readonly OrderLine[];
  readonly shipping: Money;
  readonly shippingRefunded: Money;
  readonly currency: string;
  readonly paidCurrency: string;
  readonly places: readonly Place[] | null;
  readonly held: readonly HeldChange[];
  readonly start: PreviewView | null;
  readonly problem: Problem | null;
};

type Answer =
  | { readonly ok: true; readonly value: { readonly preview?: PreviewView; readonly done?: DoneView } }
  | { readonly ok: false; readonly error: Problem & { readonly decision?: Decision } };

/** Choose what to refund; the amount and the answer appear before the click, and the button names the amount. */
export function RefundPage(props: RefundPageProps) {
  const { t } = useTranslation(["refunds", "orders"]);
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const preview = usePreview(chosen, props.paidCurrency);
  const sending = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const answer = sending.data;
  const done = answer?.ok === true ? answer.value.done : undefined;
  useEffect(() => {
    if (answer?.ok === false) renew();
  }, [answer, renew]);
  const waits = done?.state === "held" && sending.state === "idle";
  useOrderOnceGone(props, waits ? done.reference : null);
  const refund = () => {
    const payTwice = chosen.payTwice ? "yes" : "no";
    const fields = { intent: "refund", ...choiceFields(chosen, props.paidCurrency), payTwice, requestKey: key };
    sending.submit(fields, { method: "post" });
  };
  const ask = (note: string) => {
    const fields = { intent: "ask", ...choiceFields(chosen, props.paidCurrency), note, requestKey: key };
    sending.submit(fields, { method: "post" });
  };
  const problem = isEmpty(chosen) ? props.problem : preview.problem;
  return (
    <PageFrame
      title={`${t("refunds:title")} ${props.name}`}
      backAction={{ content: props.name, url: orderPath(props.gid) }}
    >
      {done !== undefined ? (
        <BlockStack gap="400">
          <RefundDoneCard done={done} back={orderPath(props.gid)} />
          <HeldCard held={props.held} linked={false} />
        </BlockStack>
      ) : (
        <Layout>
          <Layout.Section>
            <Choosing {...props} known={preview.view ?? props.start} chosen={chosen} onChange={setChosen} />
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <RefundSummary
              chosen={chosen}
              preview={isEmpty(chosen) ? props.start : preview.view}
              problem={answer?.ok === false && answer.error.decision === undefined ? answer.error : problem}
              asking={preview.asking}
              sending={sending.state !== "idle"}
              onRefund={refund}
              onAsk={ask}
              onLess={(text) => {
                setChosen({ ...chosen, less: text });
              }}
            />
          </Layout.Section>
        </Layout>
      )}
    </PageFrame>
  );
}

type ChoosingProps = RefundPageProps & {
  /** The newest that the server said of the order; null = nothing yet. */
  readonly known: PreviewView | null;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** What is to be known of the order first, then the choice. */
function Choosing({ known, ...props }: ChoosingProps) {
  const { chosen, onChange } = props;
  const isOwner = known?.decision.reasons[0].code === "owner";
  return (
    <BlockStack gap="400">
      <HeldCard held={props.held} linked={false} />
      {known === null ? null : (
        <OrderNotices
          order={known.order}
          known={chosen.payTwice}
          onKnown={
            isOwner
              ? (payTwice) => {
                  onChange({ ...chosen, payTwice });
                }
              : null
          }
        />
      )}
      <RefundChoiceCard {...props} order={known?.order ?? null} isOwner={isOwner} />
    </BlockStack>
  );
}

type NoticesProps = {
  readonly order: PreviewView["order"];
  readonly known: boolean;
  readonly onKnown: ((known: boolean) => void) | null;
};

/** What is to be known of the order before anything is chosen. */
function OrderNotices({ order, known, onKnown }: NoticesProps) {
  const { t } = useTranslation("refunds");
  return (
    <>
      <DisputeNotice standing={order.dispute} known={known} onKnown={onKnown} />
      {order.returnOpen ? <Banner tone="warning">{t("returnOpen")}</Banner> : null}
    </>
  );
}

/** What waited does not wait any more: undone or sent, the order's page says which. */
function useOrderOnceGone({ held, gid }: Pick<RefundPageProps, "held" | "gid">, waiting: string | null): void {
  const navigate = useNavigate();
  const gone = waiting !== null && !held.some(({ reference }) => reference === waiting);
  useEffect(() => {
    if (gone) navigate(orderPath(gid));
  }, [gone, gid, navigate]);
}

const TYPING_MS = 250;

/** Asks the server about the choice, a moment after the last change. */
function usePreview(chosen: Chosen, currency: string) {
  const fetcher = useFetcher<Answer>();
  const { submit } = fetcher;
  const fields = choiceFields(chosen, currency);
  const askable = !isEmpty(chosen) && typedLess(chosen.less, currency) !== undefined;
  const [asked, setAsked] = useState("");
  const wanted = JSON.stringify(fields);
  useEffect(() => {
    if (!askable) return undefined;
    const timer = setTimeout(() => {
      setAsked(wanted);
      submit({ intent: "preview", ...(JSON.parse(wanted) as typeof fields) }, { method: "post" });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [askable, wanted, submit]);
  const fresh = askable && asked === wanted && fetcher.state === "idle" ? fetcher.data : undefined;
  return {
    view: fresh?.ok === true ? (fresh.value.preview ?? null) : null,
    problem: fresh?.ok === false ? fresh.error : null,
    asking: askable && fresh === undefined,
  };
}

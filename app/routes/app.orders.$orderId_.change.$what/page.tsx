import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Layout, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeButton } from "../../features/changes/change-button";
import { ChangeDoneCard, type DoneView } from "../../features/changes/change-done";
import { isReady, startOf, type Draft } from "../../features/changes/change-draft";
import { ChangeForm } from "../../features/changes/change-form";
import type { ChangeView } from "../../features/changes/change-view";
import { PresentCard } from "../../features/changes/present-card";
import type { HeldChange } from "../../features/held/held";
import { HeldCard } from "../../features/held/held-card";
import { orderPath } from "../../features/orders/order-gid";
import type { Decision } from "../../features/policy/decision";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { useRequestKey } from "../../ui/use-request-key";

type ChangePageProps = { readonly change: ChangeView; readonly held: readonly HeldChange[] };
type Answer =
  | { readonly ok: true; readonly value: DoneView }
  | { readonly ok: false; readonly error: Problem & { readonly decision?: Decision } };

/** What is there and what shall be there, side by side; the answer stands before the click. */
export function ChangePage({ change, held }: ChangePageProps) {
  const { t } = useTranslation("changes");
  const sending = useFetcher<Answer>();
  const answer = sending.data;
  const back = orderPath(change.orderGid);
  return (
    <PageFrame
      title={`${t(`what_${change.what}`)} ${change.orderName}`}
      backAction={{ content: change.orderName, url: back }}
    >
      <BlockStack gap="400">
        {answer?.ok === true ? <ChangeDoneCard done={answer.value} back={back} /> : null}
        <HeldCard held={held} linked={false} />
        {answer?.ok === true ? null : <Sides change={change} sending={sending} />}
      </BlockStack>
    </PageFrame>
  );
}

type SidesProps = {
  readonly change: ChangeView;
  readonly sending: ReturnType<typeof useFetcher<Answer>>;
};

/** What was typed stays, whatever the answer; "now" is read again after each. */
function Sides({ change, sending }: SidesProps) {
  const { t } = useTranslation("changes");
  const { now, seen, what } = change;
  const [start] = useState<Draft>(() => (now === null ? {} : startOf(now)));
  const [draft, setDraft] = useState<Draft>(start);
  const { key, renew } = useRequestKey();
  const answer = sending.data;
  useEffect(() => {
    if (answer?.ok === false) renew();
  }, [answer, renew]);
  const send = (asked: { readonly words?: string }) => {
    const print = what === "tags" ? {} : { seen };
    sending.submit({ intent: what, ...draft, ...print, ...asked, requestKey: key }, { method: "post" });
  };
  return (
    <Layout>
      {now === null ? null : (
        <Layout.Section variant="oneHalf">
          <PresentCard now={now} />
        </Layout.Section>
      )}
      <Layout.Section variant="oneHalf">
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t("new")}
            </Text>
            {now === null ? null : (
              <ChangeForm now={now} draft={draft} disabled={change.problem !== null} onChange={setDraft} />
            )}
            <ChangeButton
              change={change}
              problem={answer?.ok === false ? answer.error : null}
              ready={isReady(what, draft, start)}
              sending={sending.state !== "idle"}
              onSave={() => {
                send({});
              }}
              onAsk={(words) => {
                send({ words });
              }}
            />
          </BlockStack>
        </Card>
      </Layout.Section>
    </Layout>
  );
}

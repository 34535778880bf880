import { useFetcher } from "@remix-run/react";
import { BlockStack, Card } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeButton } from "../../features/changes/change-button";
import { ChangeDoneCard, type DoneView } from "../../features/changes/change-done";
import { AllowShipping } from "../../features/fulfilment/allow-shipping";
import { HoldsCard } from "../../features/fulfilment/holds-card";
import { fieldsOf, isReady, startOf, type Draft, type StepIntent } from "../../features/fulfilment/step-draft";
import { StepFields } from "../../features/fulfilment/step-fields";
import type { StepView } from "../../features/fulfilment/step-view";
import type { HeldChange } from "../../features/held/held";
import { HeldCard } from "../../features/held/held-card";
import { orderPath } from "../../features/orders/order-gid";
import type { Decision } from "../../features/policy/decision";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";
import { useRequestKey } from "../../ui/use-request-key";

type StepPageProps = { readonly view: StepView; readonly held: readonly HeldChange[] };
type Answer =
  | { readonly ok: true; readonly value: DoneView }
  | { readonly ok: false; readonly error: Problem & { readonly decision?: Decision } };

/** One step of an order's way out: what there is to choose, the answer before the click, and what came of it. */
export function StepPage({ view, held }: StepPageProps) {
  const { t } = useTranslation("changes");
  const shell = useShell();
  const sending = useFetcher<Answer>();
  const answer = sending.data;
  const back = orderPath(view.orderGid);
  const asksPermission = shell.kind === "owner" && view.problem?.code === "scope_missing";
  return (
    <PageFrame
      title={`${t(`what_${view.step}`)} ${view.orderName}`}
      backAction={{ content: view.orderName, url: back }}
    >
      <BlockStack gap="400">
        {answer?.ok === true ? <ChangeDoneCard done={answer.value} back={back} /> : null}
        <HeldCard held={held} linked={false} />
        {asksPermission ? <AllowShipping /> : null}
        {answer?.ok === true ? null : <Choosing view={view} sending={sending} />}
      </BlockStack>
    </PageFrame>
  );
}

type ChoosingProps = { readonly view: StepView; readonly sending: ReturnType<typeof useFetcher<Answer>> };

/** What was chosen stays, whatever the answer; what there is to choose from is read again after each. */
function Choosing({ view, sending }: ChoosingProps) {
  const { now, step } = view;
  const [draft, setDraft] = useState<Draft>(() => (now === null ? {} : startOf(now)));
  const { key, renew } = useRequestKey();
  const answer = sending.data;
  const refused = answer?.ok === false ? answer.error : null;
  useEffect(() => {
    if (refused !== null) renew();
  }, [refused, renew]);
  const send = (intent: StepIntent, fields: Draft) => {
    sending.submit({ intent, ...fields, requestKey: key }, { method: "post" });
  };
  const busy = sending.state !== "idle";
  const may = view.decision.answer === "can";
  return (
    <>
      {now?.step === "hold" ? (
        <HoldsCard
          parts={now.parts}
          disabled={view.decision.answer === "deny" || busy}
          asks={!may}
          onRelease={(part, hold) => {
            send("release", { part, holds: JSON.stringify([hold]), ...(may ? {} : { words: "" }) });
          }}
        />
      ) : null}
      <Card>
        <BlockStack gap="400">
          {now === null ? null : (
            <StepFields now={now} draft={draft} disabled={view.problem !== null} onChange={setDraft} />
          )}
          <ChangeButton
            change={{ ...view, what: step }}
            problem={refused}
            ready={now !== null && isReady(now, draft)}
            sending={busy}
            onSave={() => {
              if (now !== null) send(step, fieldsOf(now, draft));
            }}
            onAsk={(words) => {
              if (now !== null) send(step, { ...fieldsOf(now, draft), words });
            }}
          />
        </BlockStack>
      </Card>
    </>
  );
}

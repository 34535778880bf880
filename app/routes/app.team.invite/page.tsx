import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HowMuch, Send, Sent, Who } from "../../features/delegation/invite-steps";
import { givenBy, startDraft, type InviteDraft, type StartChoice } from "../../features/delegation/invite-draft";
import type { RefundLimits } from "../../features/policy/role";
import type { Rule } from "../../features/policy/rule";
import { tidied } from "../../features/roles/condition-form";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { useRequestKey } from "../../ui/use-request-key";

type InvitePageProps = {
  readonly link: string;
  readonly owner: string;
  readonly refundsAllowed: boolean;
  readonly startMinor: number | null;
  readonly choices: readonly StartChoice[];
  readonly ceiling: readonly Rule[];
  readonly first: RefundLimits;
};
type Answer = { readonly ok: boolean; readonly error?: Problem };

/** Who? How much? Send. Nothing is typed but name and e-mail, and one amount that is filled in already. */
export function InvitePage({ link, owner, refundsAllowed, startMinor, ...matrix }: InvitePageProps) {
  const { t } = useTranslation("team");
  const fetcher = useFetcher<Answer>();
  const { key } = useRequestKey();
  const [step, setStep] = useState(1);
  const [draft, setDraft] = useState<InviteDraft>(() => startDraft(matrix.choices, startMinor));
  const change = (part: Partial<InviteDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const send = () => {
    const { name, email, atOnce } = draft;
    const { rules, ...given } = givenBy(draft, matrix.choices);
    fetcher.submit(
      {
        name,
        email,
        ...given,
        ...(rules === undefined ? {} : { rules: JSON.stringify(tidied(rules)) }),
        activateAtOnce: atOnce ? "yes" : "no",
        requestKey: key,
      },
      { method: "post" },
    );
  };
  const sent = fetcher.data?.ok === true;
  const steps = {
    draft,
    change,
    back: () => {
      setStep(step - 1);
    },
    next: () => {
      setStep(step + 1);
    },
  };
  return (
    <PageFrame
      narrowWidth={step !== 2}
      title={t("invite")}
      {...(sent ? {} : { subtitle: t("step", { now: step }) })}
      backAction={{ content: t("listTitle"), url: "/app/team" }}
    >
      {sent ? (
        <Sent draft={draft} address={link} owner={owner} refundsAllowed={refundsAllowed} />
      ) : step === 1 ? (
        <Who {...steps} />
      ) : step === 2 ? (
        <HowMuch {...steps} {...matrix} />
      ) : (
        <Send {...steps} busy={fetcher.state !== "idle"} problem={fetcher.data?.error} onSend={send} />
      )}
    </PageFrame>
  );
}

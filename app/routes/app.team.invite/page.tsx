import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HowMuch, Send, Sent, Who } from "../../features/delegation/invite-steps";
import { startDraft, type InviteDraft } from "../../features/delegation/invite-draft";
import type { Problem } from "../../platform/problem";
import { PageFrame } from "../../ui/page-frame";
import { useShell } from "../../ui/shell-context";
import { useRequestKey } from "../../ui/use-request-key";

type InvitePageProps = {
  readonly link: string;
  readonly owner: string;
  readonly refundsAllowed: boolean;
  readonly startMinor: number | null;
};
type Answer = { readonly ok: boolean; readonly error?: Problem };

/** Who? How much? Send. Nothing is typed but name and e-mail, and two amounts that are filled in already. */
export function InvitePage({ link, owner, refundsAllowed, startMinor }: InvitePageProps) {
  const { t } = useTranslation("team");
  const { shop, locale } = useShell();
  const fetcher = useFetcher<Answer>();
  const { key } = useRequestKey();
  const [step, setStep] = useState(1);
  const [draft, setDraft] = useState<InviteDraft>(() => startDraft(startMinor, { currency: shop.currency, locale }));
  const change = (part: Partial<InviteDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const send = (limits: { perOrderMinor: number; perDayMinor: number }) => {
    const { name, email, atOnce } = draft;
    fetcher.submit(
      { name, email, ...limits, activateAtOnce: atOnce ? "yes" : "no", requestKey: key },
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
      narrowWidth
      title={t("invite")}
      {...(sent ? {} : { subtitle: t("step", { now: step }) })}
      backAction={{ content: t("listTitle"), url: "/app/team" }}
    >
      {sent ? (
        <Sent draft={draft} address={link} owner={owner} refundsAllowed={refundsAllowed} />
      ) : step === 1 ? (
        <Who {...steps} />
      ) : step === 2 ? (
        <HowMuch {...steps} />
      ) : (
        <Send {...steps} busy={fetcher.state !== "idle"} problem={fetcher.data?.error} onSend={send} />
      )}
    </PageFrame>
  );
}

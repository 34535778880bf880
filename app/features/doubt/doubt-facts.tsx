import { useTranslation } from "react-i18next";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { isCounted, type Doubt } from "./doubt";
import { useWhat } from "./use-what";

/** The story of one change in four short answers: what happened, what Delega does, what it found, what holds until then. */
export function DoubtFacts({ doubt, owner }: { readonly doubt: Doubt; readonly owner: boolean }) {
  const { t } = useTranslation("doubt");
  const say = useSay();
  return (
    <dl className="delega-facts">
      <dt>{t("happened")}</dt>
      <dd>{say(`doubt:happened_${doubt.kind}`)}</dd>
      <dt>{t("doing")}</dt>
      <dd>
        <Doing doubt={doubt} />
      </dd>
      <dt>{t("found")}</dt>
      <dd>
        <Found doubt={doubt} />
      </dd>
      <dt>{isCounted(doubt.kind) ? t("until") : t("after")}</dt>
      <dd>
        <Until doubt={doubt} owner={owner} />
      </dd>
    </dl>
  );
}

const SENDS_NEXT: ReadonlySet<Doubt["kind"]> = new Set(["waiting"]);
const LOOKS_NEXT: ReadonlySet<Doubt["kind"]> = new Set(["interrupted", "unanswered", "refused_again", "money_pending"]);

function Doing({ doubt }: { readonly doubt: Doubt }) {
  const { t, i18n } = useTranslation("doubt");
  const say = useSay();
  const format = useFormat();
  const { kind, nextLook, sends, lastSentAt } = doubt;
  const time = nextLook.kind === "at" ? format.time(nextLook.at) : "";
  const sentences = [
    i18n.exists(`doubt:doing_${kind}`) ? say(`doubt:doing_${kind}`) : null,
    SENDS_NEXT.has(kind) ? t(`sendNext_${nextLook.kind}`, { time }) : null,
    LOOKS_NEXT.has(kind) ? t(`next_${nextLook.kind}`, { time }) : null,
    sends > 1 && lastSentAt !== null && kind !== "waiting"
      ? say("doubt:sentAgain", { count: sends, time: format.moment(lastSentAt) })
      : null,
  ];
  return <>{sentences.filter((sentence) => sentence !== null).join(" ")}</>;
}

function Found({ doubt }: { readonly doubt: Doubt }) {
  const { t } = useTranslation("doubt");
  switch (doubt.kind) {
    case "money_failed":
    case "money_partly_failed":
    case "money_pending":
      return <>{t("found_there")}</>;
    case "not_allowed":
    case "not_connected":
      return <>{t("found_refused")}</>;
    case "waiting":
      return <>{t("found_unsent")}</>;
    default:
      return <>{doubt.lookedUp === 0 ? t("found_unread") : t("found_nothing", { count: doubt.lookedUp })}</>;
  }
}

function Until({ doubt, owner }: { readonly doubt: Doubt; readonly owner: boolean }) {
  const { t } = useTranslation("doubt");
  const { shop } = useShell();
  const format = useFormat();
  const { kind, ownerAsked } = doubt;
  const { counted } = useWhat();
  const words = { owner: shop.ownerName };
  const sentences: string[] = [counted(isCounted(kind) ? "counted" : "notCounted", doubt)];
  if (ownerAsked !== null) {
    const when = { count: ownerAsked.inHours, time: format.moment(ownerAsked.at) };
    if (ownerAsked.inHours === 0) sentences.push(owner ? t("askYouAt", when) : t("askOwnerAt", { ...when, ...words }));
    else sentences.push(owner ? t("askYou", when) : t("askOwner", { ...when, ...words }));
  }
  if (kind === "needs_owner" && !owner) sentences.push(t("ownerDecides", words));
  return <>{sentences.join(" ")}</>;
}

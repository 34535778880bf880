import { SIGHTS, type Sight } from "../../../../../app/features/policy/action";
import type { Decision } from "../../../../../app/features/policy/decision";
import { sightOf } from "../../../../../app/features/policy/sight";
import { buttonCalled, cardWith, textOf, type ShownPage } from "./page";
import type { Situated } from "./situate";
import { SPOKEN_OF, type Words } from "./words";

/** Whatever a page shows otherwise than the rule decides, in a sentence each. Empty = they agree. */
export type Faults = readonly string[];
type Looked = { readonly page: ShownPage; readonly words: Words };

/** What stands where the page itself does not open: the words for who asks, and nothing of the page. */
export function closedFaults({ one, decision }: Situated, { page, words }: Looked): Faults {
  const said = closedWords(one.who === "stranger", decision, words);
  return [
    ...(page.status === 403 || page.status === 200 ? [] : [`the closed page has the status ${String(page.status)}`]),
    ...(textOf(page.html).includes(said) ? [] : [`the closed page does not say "${said}"`]),
  ];
}

function closedWords(stranger: boolean, decision: Decision, { say, why }: Words): string {
  const [reason] = decision.reasons;
  const { owner } = SPOKEN_OF;
  if (stranger) return say("common:noEntryBody", { owner, shop: "Loto Lento" });
  if (reason.code === "not_active")
    return say(reason.status === "stopped" ? "common:accessStoppedBody" : "common:notActiveBody", { owner });
  return reason.code === "no_right" ? say("common:notAllowedBody", { owner }) : (why(decision)[0] ?? "");
}

/** The decision of one thing on an open page: in its data, its button and the sentences beside it. */
export function offerFaults(
  decision: Decision,
  { given, part, label, words }: { given: unknown; part: string | null; label: string; words: Words },
): Faults {
  if (part === null) return [`"${label}" is nowhere on the page`];
  const button = buttonCalled(part, label);
  const { answer, reasons } = (given ?? {}) as Partial<Decision>;
  return [
    ...(answer === decision.answer && reasons?.[0].code === decision.reasons[0].code
      ? []
      : [`the page's data say ${String(answer)} (${String(reasons?.[0].code)})`]),
    ...(button === null || (button === "enabled") !== (decision.answer === "can")
      ? [`"${label}" is ${String(button)} although the answer is ${decision.answer}`]
      : []),
    ...unsaid(decision, part, words),
  ];
}

/** Where something is not allowed, each reason is said, and on what is allowed none. */
export function unsaid(decision: Decision, part: string, words: Words): Faults {
  if (decision.answer === "can") return [];
  const text = textOf(part);
  return words.why(decision).flatMap((sentence) => (text.includes(sentence) ? [] : [`it does not say "${sentence}"`]));
}

const ORDER_ROUTE = "app.orders.$orderId";
const FIELDS: readonly Sight[] = ["customer.name", "customer.email", "customer.address", "customer.phone"];

/** One hidden field of the customer on the order's page. */
export function sightFaults(situated: Situated, { page, words }: Looked): Faults {
  const { one, order, question } = situated;
  const sight = SIGHTS.find((each) => each === one.action) ?? "customer.name";
  const name = sight.replace("customer.", "");
  const seen = sightOf(question.standing, sight, question.facts);
  const data = page.data(ORDER_ROUTE) as { sights: Record<string, { state: string; decision: Decision }> } | undefined;
  const card = cardWith(page.html, words.say("orders:customer")) ?? "";
  const part = card.split('<div aria-live="polite">')[FIELDS.indexOf(sight) + 1] ?? null;
  if (part === null) return [`the field ${name} is nowhere on the page`];
  const secret = secretOf(sight, order?.id ?? 0);
  const shown = textOf(page.html).includes(secret) || JSON.stringify(data ?? "").includes(secret);
  const button = buttonCalled(part, words.say(`orders:showWhat_${name}`));
  const wanted =
    seen.state === "clear" || seen.state === "hidden" ? null : seen.decision.answer === "can" ? "enabled" : "disabled";
  return [
    ...(data?.sights[sight]?.state === seen.state ? [] : [`the page's data say ${String(data?.sights[sight]?.state)}`]),
    ...(shown === (seen.state === "clear")
      ? []
      : [`"${secret}" is ${shown ? "" : "not "}shown, the rule says ${seen.state}`]),
    ...(button === wanted ? [] : [`the tap is ${String(button)}, not ${String(wanted)}`]),
    ...unsaid(seen.decision, part, words),
  ];
}

function secretOf(sight: Sight, orderId: number): string {
  const id = String(orderId);
  return {
    "customer.name": `Nome${id}`,
    "customer.email": `kunde.${id}@post.example`,
    "customer.phone": `333${id}`,
    "customer.address": `Via Segreta ${id}`,
  }[sight];
}

/** The refund's row on the order's page: decided before anything is chosen, on no money yet. */
export function refundRowFaults({ decides, situation }: Situated, { page, words }: Looked): Faults {
  const decision = decides([{ action: "refund.issue", amountMinor: 0 }], { reason: "to_come" });
  const part = cardWith(page.html, words.say("orders:whatYouCanDo"));
  const data = page.data(ORDER_ROUTE) as
    { refund: Decision | null; refundProblem: { code: string } | null } | undefined;
  const label = words.say("orders:refund");
  if (situation.overHttp?.says === "nothing_refundable") {
    const sentence = words.say("problem:nothing_refundable");
    const said = part !== null && textOf(part).includes(sentence) && buttonCalled(part, label) === "disabled";
    return said && data?.refundProblem?.code === "nothing_refundable" ? [] : [`it does not say "${sentence}"`];
  }
  // A question is asked on the refund's own page, where the words for it stand: the button leads there.
  const leads = decision.answer === "deny" ? decision : { ...decision, answer: "can" as const };
  const button = part === null ? null : buttonCalled(part, label);
  return [
    ...((button === "enabled") === (leads.answer === "can") ? [] : [`"${label}" is ${String(button)}`]),
    ...(data?.refund?.answer === decision.answer ? [] : [`the page's data say ${String(data?.refund?.answer)}`]),
    ...unsaid(decision, part ?? "", words),
  ];
}

/** The row of a change on the order's page, and what the change's own page says. */
export function changeRowFaults({ one, decision }: Situated, { page, words }: Looked): Faults {
  const what = one.action.replace("order.", "");
  const part = cardWith(page.html, words.say("changes:title"));
  const data = page.data(ORDER_ROUTE) as { changes: { what: string; decision: Decision }[] } | undefined;
  const given = data?.changes.find((each) => each.what === what)?.decision;
  const label = words.say(`changes:open_${what}`);
  // A question is asked on the change's own page: the button leads there.
  const button = part === null ? null : buttonCalled(part, label);
  return [
    ...((button === "enabled") === (decision.answer !== "deny") ? [] : [`"${label}" is ${String(button)}`]),
    ...(given?.answer === decision.answer ? [] : [`the page's data say ${String(given?.answer)}`]),
    ...unsaid(decision, part ?? "", words),
  ];
}

/** A step's own page: what its loader says, and why under its button. */
export function stepFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const data = page.data("app.orders.$orderId_.step.$step") as { view: { decision: Decision } } | undefined;
  const given = data?.view.decision;
  return [
    ...(given?.answer === decision.answer && given.reasons[0].code === decision.reasons[0].code
      ? []
      : [`the step's data say ${String(given?.answer)} (${String(given?.reasons[0].code)})`]),
    ...unsaid(decision, page.html, words),
  ];
}

export function changeFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const data = page.data("app.orders.$orderId_.change.$what") as { change: { decision: Decision } } | undefined;
  const given = data?.change.decision;
  const part = cardWith(page.html, words.say("changes:needValue")) ?? cardWith(page.html, words.say("changes:new"));
  return [
    ...(given?.answer === decision.answer && given.reasons[0].code === decision.reasons[0].code
      ? []
      : [`the change's data say ${String(given?.answer)} (${String(given?.reasons[0].code)})`]),
    ...unsaid(decision, part ?? "", words),
  ];
}

import { OFFERS } from "../../../../../app/features/changes/change";
import type { Decision } from "../../../../../app/features/policy/decision";
import { NOTHING_CHOSEN } from "../../../../../app/features/refunds/refund-choice";
import type { PreviewView } from "../../../../../app/features/refunds/refund-summary";
import { formatMoney } from "../../../../../app/platform/money";
import type { Shell } from "../../../../../app/ui/shell-context";
import { doorsOf } from "../doors";
import { saidFirst } from "./answers";
import type { Others } from "./colleagues";
import { NO_ORDER, pathOf } from "./forms";
import {
  changeFaults,
  changeRowFaults,
  closedFaults,
  offerFaults,
  refundRowFaults,
  sightFaults,
  stepFaults,
  unsaid,
  type Faults,
} from "./look";
import { buttonCalled, cardWith, textOf, type ShownPage } from "./page";
import { refundShown } from "./refund-shown";
import type { Situated } from "./situate";
import type { Words } from "./words";

/** How a person looks: opens a page, and reads what the refund's page says of a choice. */
export type Looking = {
  readonly words: Words;
  readonly others: Others;
  readonly open: (path: string) => Promise<ShownPage>;
  readonly preview: () => Promise<Previewed>;
};
/** What the route said to a choice that is not made yet; without a preview, the code of its refusal. */
export type Previewed = { readonly code: string | null; readonly preview: PreviewView | null };

/** Whatever the pages show of this action otherwise than the rule decides. */
export async function looksAt(situated: Situated, looking: Looking): Promise<Faults> {
  const { words, open } = looking;
  const { action } = situated.one;
  const order = `/app/orders/${String(situated.order?.id ?? NO_ORDER)}`;
  const offer = OFFERS.find((one) => one.action === action);
  if (offer !== undefined) return offerPageFaults(situated, { ...looking, order, below: offer.page });
  switch (action) {
    case "order.read":
      return openFaults(situated, { page: await open(order), words, holds: situated.order?.name ?? "" });
    case "customer.name":
    case "customer.email":
    case "customer.phone":
    case "customer.address":
      return unlessShut(situated, { page: await open(order), words }, sightFaults);
    case "reply.use":
      return unlessShut(situated, { page: await open(order), words }, replyFaults);
    case "order.search":
      return unlessShut(situated, { page: await open("/app/orders"), words }, searchFaults);
    case "record.read":
      return openFaults(situated, { page: await open("/app/audit"), words, holds: words.say("audit:check") });
    case "record.export":
      return unlessShut(situated, { page: await open("/app/audit"), words }, exportFaults);
    case "team.join":
      return joinFaults(situated, { page: await open("/app"), words });
    case "doubt.decide":
      return unlessShut(situated, { page: await open("/app/doubt"), words }, doubtFaults);
    case "approval.decide":
      return approvalFaults(situated, { page: await open(officePath(situated, looking)), words });
    default:
      return action.startsWith("refund.")
        ? refundFaults(situated, { ...looking, order })
        : openFaults(situated, { page: await open(officePath(situated, looking)), words, holds: "" });
  }
}

type Offered = Looking & { readonly order: string; readonly below: string };

/** What is done on a page of its own below the order's: its row there, and that page. */
async function offerPageFaults(situated: Situated, { words, open, order, below }: Offered): Promise<Faults> {
  const own = await open(`${order}/${below}`);
  return [
    ...unlessShut(situated, { page: await open(order), words }, changeRowFaults),
    ...unlessShut(situated, { page: own, words }, below.startsWith("step/") ? stepFaults : changeFaults),
  ];
}

type Looked = { readonly page: ShownPage; readonly words: Words };

/** A page that is as good as the right itself. */
function openFaults(situated: Situated, { page, words, holds }: Looked & { readonly holds: string }): Faults {
  if (situated.decision.answer !== "can") return closedFaults(situated, { page, words });
  const opened = page.status === 200 && textOf(page.html).includes(holds);
  return opened ? [] : [`the page does not open: ${String(page.status)}`];
}

/** A part of a page that other rights open: it may be shut, for a reason that is this right's as well, or not be there. */
function unlessShut(situated: Situated, looked: Looked, look: (situated: Situated, looked: Looked) => Faults): Faults {
  const { page, words } = looked;
  if (page.status === 403) {
    const closed = situated.decision.answer === "deny" ? [] : ["the page is closed although the right is there"];
    return [...closed, ...closedFaults(situated, looked)];
  }
  if (page.status === 404) {
    const said = saidFirst(situated) === "not_found" && textOf(page.html).includes(words.say("common:notFoundBody"));
    return said ? [] : ["the page is not found"];
  }
  return look(situated, looked);
}

/** The row on the order's page, and the change's own page. */
function replyFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const part = cardWith(page.html, words.say("replies:proposed"));
  const data = page.data("app.orders.$orderId") as { reply?: Decision } | undefined;
  const copy = { given: data?.reply, part, words };
  return [
    ...offerFaults(decision, { ...copy, label: words.say("replies:copyReply") }),
    ...offerFaults(decision, { ...copy, label: words.say("replies:markSent") }),
  ];
}

function searchFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const data = page.data("app.orders._index") as { search?: Decision } | undefined;
  const part = cardWith(page.html, words.say("orders:findLabel"));
  if (part === null) return ["the search is nowhere on the page"];
  // Nothing is typed yet, so the button is off for everybody: the field is what lets one begin.
  const field = /<input\b[^>]*name="q"[^>]*>/.exec(part)?.[0] ?? "";
  const off = /\sdisabled(=|\s|>|\/)/.test(field);
  return [
    ...(data?.search?.answer === decision.answer ? [] : [`the page's data say ${String(data?.search?.answer)}`]),
    ...(field !== "" && off === (decision.answer !== "can") ? [] : [`the field is ${off ? "off" : "on"}`]),
    ...unsaid(decision, part, words),
  ];
}

function exportFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const data = page.data("app.audit._index") as { download?: Decision } | undefined;
  const label = words.say("audit:export");
  return offerFaults(decision, { given: data?.download, part: cardWith(page.html, label), label, words });
}

/** The invitation's one tap is on the home of whoever was invited, and nobody else's. */
function joinFaults(situated: Situated, { page, words }: Looked): Faults {
  const wanted = situated.decision.answer === "can" && saidFirst(situated) === null ? "enabled" : null;
  const found = buttonCalled(page.html, words.say("team:welcomeStart"));
  return found === wanted ? [] : [`the tap is ${String(found)}, not ${String(wanted)}`];
}

/** A request is there for the owner and its asker; only the owner has the answers. */
function approvalFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const may = decision.answer === "can";
  const button = buttonCalled(page.html, words.say("approvals:decline"));
  return (button === "enabled") === may ? [] : [`the answer's button is ${String(button)}`];
}

/** Others read there what is in doubt; only who may decide has the buttons and what else waits for an answer. */
function doubtFaults({ decision }: Situated, { page, words }: Looked): Faults {
  const may = decision.answer === "can";
  const data = page.data("app.doubt") as { mayDecide?: boolean } | undefined;
  const button = buttonCalled(page.html, words.say("doubt:answered"));
  return [
    ...(data?.mayDecide === may ? [] : [`the page's data say ${String(data?.mayDecide)}`]),
    ...((button === "enabled") === may ? [] : [`the answer's button is ${String(button)}`]),
  ];
}

function officePath(asking: Situated, { others }: Looking): string {
  return pathOf(doorsOf(asking.one.action)?.shown ?? "", { asking, others });
}

/** The row on the order's page, and what the refund's own page says of this very choice. */
async function refundFaults(situated: Situated, { order, ...looking }: Looking & { readonly order: string }) {
  const { words, open } = looking;
  const page = await open(order);
  const row = unlessShut(situated, { page, words }, refundRowFaults);
  if (page.status !== 200 || situated.situation.overHttp?.says === "nothing_refundable") return row;
  const shell = page.data("app") as Shell;
  const { code, preview } = await looking.preview();
  if (preview === null) {
    const refused = await open(`${order}/refund`);
    return [
      ...row,
      ...(code === "not_allowed"
        ? closedFaults(situated, { page: refused, words })
        : [`the choice met ${String(code)}`]),
    ];
  }
  return [...row, ...(await choiceFaults(situated, { words, shell, preview }))];
}

type Choice = { readonly words: Words; readonly shell: Shell; readonly preview: PreviewView };

/** The amount's button beside the choice, and the sentences above it. */
async function choiceFaults(
  { decision, question, order }: Situated,
  { words, shell, preview }: Choice,
): Promise<Faults> {
  const { reason } = question.facts;
  const chosen = { ...NOTHING_CHOSEN, shipping: true, reason: reason ?? "" };
  const html = await refundShown({ shell, order: order?.name ?? "", chosen, preview });
  const asks = decision.answer === "ask";
  const label = asks
    ? words.say("approvals:ask")
    : words.say("refunds:button", { amount: formatMoney(preview.amount, words.locale) });
  const button = buttonCalled(html, label);
  const wanted = decision.answer !== "deny" && reason !== null ? "enabled" : "disabled";
  const needed = words.say("refunds:needReason");
  return [
    ...(preview.decision.answer === decision.answer ? [] : [`the choice's data say ${preview.decision.answer}`]),
    ...(preview.decision.reasons[0].code === decision.reasons[0].code
      ? []
      : [`because of ${preview.decision.reasons[0].code}`]),
    ...(button === wanted ? [] : [`"${label}" is ${String(button)}, not ${wanted}`]),
    ...(reason === null && !textOf(html).includes(needed) ? [`it does not say "${needed}"`] : []),
    ...unsaid(decision, html, words),
  ];
}

import { ROWS, type Action } from "../../../../../app/features/policy/action";
import type { Reason } from "../../../../../app/features/policy/decision";
import { statusOf } from "../../../../../app/edge/respond.server";
import type { ProblemCode } from "../../../../../app/platform/problem";
import type { Expectation } from "../expectation";
import type { Answered } from "./knock";
import { leavesTheShop } from "./leaves-the-shop";
import type { Situated } from "./situate";

/** What the edge says for a reason that already closes the page; anything else comes from the gate, with its decision. */
const AT_THE_DOOR: Readonly<Partial<Record<Reason["code"], readonly ProblemCode[]>>> = {
  no_right: ["not_allowed"],
  not_active: ["not_active", "access_stopped"],
  not_yet: ["not_yet"],
  ended: ["ended"],
  outside_hours: ["outside_hours"],
};

/** What the route finds out before it asks the rule; see `Situation`. */
export function saidFirst({ one, situation }: Pick<Situated, "one" | "situation">): ProblemCode | null {
  // Nobody invites the owner: the rule lets them, and there is no invitation to take.
  if (one.who === "owner" && one.action === "team.join") return "not_invited";
  return situation.overHttp?.says ?? null;
}

/** What came back from every door of an action: each form's answer with what it left behind, each page's status. */
export type Knocked = {
  readonly answered: readonly { readonly answer: Omit<Answered, "requestKey">; readonly effects: Effects }[];
  readonly pages: readonly PageStatus[];
};
export type Effects = { readonly intents: number; readonly mutations: number };

/** Whatever the route did otherwise than the rule decides, in a sentence each. Empty = they agree. */
export function answerFaults(situated: Situated, answered: Omit<Answered, "requestKey">, effects: Effects): string[] {
  const { one, decision } = situated;
  const first = saidFirst(situated);
  const { done, code, status, why } = answered;
  const may = decision.answer === "can" && first === null;
  const told = `${String(status)} ${String(code)} (${String(why)})`;
  return [
    ...(done === may ? [] : [`it was ${done ? "" : "not "}done: ${told}`]),
    ...(may || refusedAs(one, { answered, decision, first }) ? [] : [`it was refused with ${told}`]),
    ...(code === null || status === statusOf(code as ProblemCode) ? [] : [`${code} came with ${String(status)}`]),
    ...(effects.intents === Number(may && !isPage(one)) ? [] : [`${String(effects.intents)} intents were kept`]),
    // What waits before it leaves has not reached the shop yet.
    ...(effects.mutations === Number(may && leavesTheShop(one) && decision.holdMinutes === 0)
      ? []
      : [`${String(effects.mutations)} changes reached the shop`]),
  ];
}

type Refusal = {
  readonly answered: Pick<Answered, "code" | "why">;
  readonly decision: Situated["decision"];
  readonly first: ProblemCode | null;
};

function refusedAs({ who }: Expectation, { answered: { code, why }, decision, first }: Refusal): boolean {
  const [reason] = decision.reasons;
  if (first !== null && code === first) return true;
  if (who === "stranger" && code === "not_invited") return reason.code === "no_right";
  if (code === "must_ask") return decision.answer === "ask" && why === reason.code;
  if (code === "denied") return decision.answer === "deny" && why === reason.code;
  return decision.answer === "deny" && (AT_THE_DOOR[reason.code] ?? []).some((known) => known === code);
}

/** A page's own status; `path` says which. */
export type PageStatus = { readonly path: string; readonly status: number };

/** A page opens for whoever could come to do what it is for: who must ask reads there whom, a used-up limit shuts nothing. */
export function pageFaults({ decision }: Situated, { path, status }: PageStatus): string[] {
  const [reason] = decision.reasons;
  const shut = decision.answer === "deny" && reason.code in AT_THE_DOOR;
  return (status === 403) === shut && status < 500 ? [] : [`${path} has the status ${String(status)}`];
}

/** Are its pages about who asks alone, and not about an order? */
export function opensPages({ situation }: Pick<Situated, "situation">): boolean {
  return Object.keys(situation).every((name) => name === "person");
}

/** Running the team and the rules is no row of the matrix. */
export function isOffice(action: Action): boolean {
  return !ROWS.some((row) => row === action);
}

/** Everything that came back, judged together. */
export function judge(situated: Situated, { answered, pages }: Knocked): string[] {
  return [
    ...answered.flatMap(({ answer, effects }) => answerFaults(situated, answer, effects)),
    ...pages.flatMap((page) => pageFaults(situated, page)),
  ];
}

const PAGES = ["order.read", "record.read", "record.export"];

/** What is only looked at leaves no intent. */
export function isPage({ action }: Expectation): boolean {
  return PAGES.includes(action);
}

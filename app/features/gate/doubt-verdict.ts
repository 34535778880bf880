import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Shown } from "./effect";
import type { EntryPhase } from "./entries";
import type { Settlement } from "./ports";

/** The owner's answer after they looked in Shopify; `changeGid` = which of the order's changes it is, if they can say. */
export type OwnersAnswer =
  { readonly answer: "happened"; readonly changeGid: string | null } | { readonly answer: "not_happened" };

/** What the answer comes to: how the intent moves, and what the record keeps of it. */
export type Verdict = { readonly move: Omit<Settlement, "entry">; readonly phase: Omit<EntryPhase, "at"> };

/** Shopify's clock and ours may differ by less than this. */
const CLOCKS_MS = 3_600_000;

/**
 * Those of the order's changes that could be the one in doubt: made since its first sending, and not what another intent
 * came to. Shopify's own state is the judge; a time that it does not say counts as "since".
 */
export function openChanges(
  shown: readonly Shown[],
  { firstSentAt, explained }: { readonly firstSentAt: string | null; readonly explained: ReadonlySet<string> },
): Shown[] {
  const since = firstSentAt === null ? 0 : Date.parse(firstSentAt) - CLOCKS_MS;
  return shown.filter(({ gid, at }) => !explained.has(gid) && (at === null || Date.parse(at) >= since));
}

/**
 * May the owner's answer stand against what Shopify shows? "It did not happen" never, while there is a change by our app that
 * nothing else explains: it may be this one. A chosen change must be among the open ones.
 */
export function verdictOf(owner: OwnersAnswer, open: readonly Shown[]): Result<Verdict, Problem> {
  if (owner.answer === "not_happened") {
    if (open.some(({ byUs }) => byUs)) return fail(problem("change_unexplained"));
    return ok({
      move: { to: "FAILED", usage: "released", problem: { code: "owner_released" } },
      phase: { phase: "failed", after: { problem: "owner_released" } },
    });
  }
  const { changeGid } = owner;
  if (changeGid === null)
    return ok({
      move: { to: "SUCCEEDED", usage: "spent" },
      phase: { phase: "done", after: { owner_says: "happened" } },
    });
  const chosen = open.find(({ gid }) => gid === changeGid);
  if (chosen === undefined) return fail(problem("change_not_open"));
  const { gid, after, money } = chosen;
  return ok({
    move: {
      to: "SUCCEEDED",
      usage: money === "FAILURE" ? "released" : "spent",
      after,
      resultGid: gid,
      ...(money === undefined ? {} : { money }),
    },
    phase: {
      phase: "done",
      after: { ...after, owner_says: "happened", ...(money === undefined ? {} : { money }) },
      resultGid: gid,
    },
  });
}

import type { Action } from "../policy/action";
import type { Condition } from "../policy/condition";
import type { Use } from "../policy/decide";
import type { Decision, Reason, Room } from "../policy/decision";
import type { Facts } from "../policy/facts";
import { termsOf, type Grant } from "../policy/grant";
import { roomIn } from "../policy/room";
import { strictest } from "../policy/explain";
import type { Answer } from "../policy/rule";
import { unmet } from "../policy/unmet";

type About =
  | { readonly kind: "standing" }
  | { readonly kind: "right"; readonly said: Answer }
  | { readonly kind: "condition"; readonly condition: Condition }
  | { readonly kind: "limit"; readonly room: Room };

/** What one rule says to the case; `decides`: the answer hangs on it. */
export type VerdictRow = About & { readonly action: Action; readonly answer: Answer; readonly decides: boolean };

type Judged = About & { readonly action: Action; readonly answer: Answer; readonly reason: Reason | null };

/** Every rule that was asked, met or not, the deciding one first, then the stricter ones. */
export function verdictRows(
  grant: Grant,
  uses: readonly Use[],
  { decision, facts }: { readonly decision: Decision; readonly facts: Omit<Facts, "amountMinor"> },
): VerdictRow[] {
  const judged = [
    standingRow(uses, decision),
    ...uses.flatMap((use) => rowsOfUse(grant, use, { decision, facts: { ...facts, amountMinor: use.amountMinor } })),
  ];
  const deciding = JSON.stringify(decision.reasons[0]);
  const first = judged.findIndex(({ reason }) => reason !== null && JSON.stringify(reason) === deciding);
  return judged
    .map(({ reason: _, ...row }, index) => ({ ...row, decides: index === first }))
    .toSorted((a, b) => rank(b) - rank(a));
}

function rank({ decides, answer }: Pick<VerdictRow, "decides" | "answer">): number {
  return decides ? 3 : { can: 0, ask: 1, deny: 2 }[answer];
}

const OF_STANDING: ReadonlySet<Reason["code"]> = new Set(["not_active", "not_yet", "ended"]);

function standingRow([use]: readonly Use[], { reasons, action }: Decision): Judged {
  const found = reasons.filter(({ code }) => OF_STANDING.has(code));
  const answer = strictest(found.map((reason) => reason.answer));
  return { kind: "standing", action: use?.action ?? action, answer, reason: found[0] ?? null };
}

function rowsOfUse(
  grant: Grant,
  { action }: Use,
  { decision, facts }: { readonly decision: Decision; readonly facts: Facts },
): Judged[] {
  const right = termsOf(grant).rights.get(action);
  const said = right?.rule.answer ?? "deny";
  const of = (code: Reason["code"]) =>
    decision.reasons.find((reason) => reason.code === code && "action" in reason && reason.action === action) ?? null;
  const rows: Judged[] = [
    {
      kind: "right",
      action,
      said,
      answer: said,
      reason: said === "can" ? null : of(said === "ask" ? "rule_asks" : "no_right"),
    },
  ];
  if (right === undefined || said === "deny") return rows;
  for (const condition of right.rule.conditions) {
    const reason = unmet(condition, facts);
    rows.push({ kind: "condition", action, condition, answer: reason?.answer ?? "can", reason });
  }
  for (const limit of right.limits) {
    const room = roomIn(action, limit, facts);
    if (room === null) continue;
    const reason = room.over > 0 ? { code: "over_limit" as const, answer: limit.over, room } : null;
    rows.push({ kind: "limit", action, room, answer: reason?.answer ?? "can", reason });
  }
  return rows;
}

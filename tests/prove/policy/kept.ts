import { Action } from "../../../app/features/policy/action";
import type { Decision } from "../../../app/features/policy/decision";
import type { Facts, OrderFacts } from "../../../app/features/policy/facts";
import type { Grant } from "../../../app/features/policy/grant";
import { freshOrder, grantWith, madeUpFacts } from "../../../app/features/policy/made-up";
import { Rules, type Rule } from "../../../app/features/policy/rule";
import type { Case } from "./case";

type Plain = Omit<Case["facts"], "order"> & { readonly order: Partial<OrderFacts> | null };

/**
 * A case as it is kept in a file: only what differs from an active person without rights, Monday at noon, who asks about
 * an order paid a moment ago; and what must come out, without what follows from the question itself.
 */
export type Kept = {
  readonly name: string;
  readonly who: "owner" | "stranger" | Partial<Grant>;
  readonly uses: readonly (readonly [string, number])[];
  readonly facts: Partial<Plain>;
  readonly decision: Pick<Decision, "answer" | "reasons" | "rooms" | "holdMinutes">;
};

const NOON_MS = Date.UTC(2026, 9, 26, 12);
const NOBODY = grantWith([]);
const NOON = madeUpFacts(NOON_MS);

/** The question of a kept case; rows are filled with what the schema takes for granted. */
export function caseOf({ who, uses, facts }: Kept): Case {
  const [first, ...others] = uses.map(([action, amountMinor]) => ({ action: Action.parse(action), amountMinor }));
  if (first === undefined) throw new Error("a case without a question");
  const nowMs = facts.nowMs ?? NOON_MS;
  const order = facts.order === null ? null : { ...freshOrder(nowMs), ...facts.order };
  return {
    standing:
      typeof who === "string" ? { kind: who } : { kind: "assistant", grant: { ...NOBODY, ...who, ...rowsOf(who) } },
    uses: [first, ...others],
    facts: { ...NOON, ...facts, nowMs, order },
  };
}

/** All that must come out of a kept case. */
export function expectedOf({ decision }: Kept, { standing, uses }: Case): Decision {
  const roleVersionId = standing.kind === "assistant" ? standing.grant.roleVersionId : null;
  return { action: uses[0].action, roleVersionId, ...decision };
}

/** The case with nothing in it that goes without saying. */
export function keptOf(name: string, { standing, uses, facts }: Case, expected: Decision): Kept {
  const { answer, reasons, rooms, holdMinutes } = expected;
  const { order, ...others } = facts;
  const aboutOrder = order === null ? null : beyond(order, freshOrder(facts.nowMs));
  const untold = order !== null && Object.keys(aboutOrder ?? {}).length === 0;
  return {
    name,
    who: standing.kind === "assistant" ? beyond(standing.grant, NOBODY) : standing.kind,
    uses: uses.map(({ action, amountMinor }) => [action, amountMinor] as const),
    facts: { ...beyond<Partial<Facts>>(others, NOON), ...(untold ? {} : { order: aboutOrder }) },
    decision: { answer, reasons, rooms, holdMinutes },
  };
}

function rowsOf({
  rules = [],
  overrides = [],
  ceiling = [],
}: Partial<Grant>): Record<"rules" | "overrides" | "ceiling", Rule[]> {
  return { rules: Rules.parse(rules), overrides: Rules.parse(overrides), ceiling: Rules.parse(ceiling) };
}

/** The fields that are not as in `usual`. */
function beyond<T extends object>(one: T, usual: T): Partial<T> {
  const known = new Map(Object.entries(usual).map(([key, value]) => [key, JSON.stringify(value)]));
  // The fields of a T, fewer of them.
  return Object.fromEntries(
    Object.entries(one).filter(([key, value]) => JSON.stringify(value) !== known.get(key)),
  ) as Partial<T>;
}

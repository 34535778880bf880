import { randomUUID } from "node:crypto";
import type { Row } from "../../app/features/policy/action";
import { decide } from "../../app/features/policy/decide";
import type { Facts } from "../../app/features/policy/facts";
import { Grant, termsOf } from "../../app/features/policy/grant";
import { useKey } from "../../app/features/policy/limit";
import { freshOrder, grantWith, madeUpFacts } from "../../app/features/policy/made-up";
import type { Rule } from "../../app/features/policy/rule";
import type { Standing } from "../../app/features/policy/standing";
import { REFUNDABLE, type Kind, type PolicyRow, type Request } from "./decide-policy";
import type { Contestant } from "./decide-peers";

const NOW_MS = Date.parse("2026-11-24T10:00:00Z");

/** Delega's own decision: the rule, every reason, what each limit leaves. Grants as they come out of the database. */
export function ours(policy: readonly PolicyRow[], requests: readonly Request[]): Contestant {
  const people = new Map<number, Standing>();
  const asked = requests.map((request) => {
    const { person, role, action } = request;
    const standing = people.get(person) ?? standingOf(policy, role);
    people.set(person, standing);
    return { standing, action, facts: factsOf(request) };
  });
  return {
    name: "ours, with rule, reasons and remainders",
    ask: (index) => {
      const one = asked[index] as (typeof asked)[number];
      return decide(one.standing, one.action, one.facts);
    },
    can: (answer) => (answer as ReturnType<typeof decide>).answer === "can",
  };
}

/** Whoever holds the role has their own grant. */
function standingOf(policy: readonly PolicyRow[], role: string): Standing {
  const rows = policy.filter((row) => row.role === role);
  return { kind: "assistant", grant: grantOf(rows) };
}

function grantOf(rows: readonly PolicyRow[]): Grant {
  const stored = { ...grantWith(rows.map(ruleOf)), id: randomUUID(), roleVersionId: randomUUID() };
  return Grant.parse(JSON.parse(JSON.stringify(stored)));
}

const LIMIT = { measure: "amount", whose: "own", over: "ask" } as const;

function ruleOf(row: PolicyRow): Rule {
  const conditions: Record<Kind, Rule["conditions"]> = {
    plain: [],
    order: aboutOrder(row),
    money: aboutOrder(row),
  };
  const amounts: Rule["limits"] = [
    { ...LIMIT, window: "order", max: row.maxPerOrderMinor },
    { ...LIMIT, window: "day", max: row.maxPerDayMinor },
  ];
  const { action, kind } = row;
  return { action, answer: "can", conditions: conditions[kind], limits: kind === "money" ? amounts : [] };
}

function aboutOrder({ maxAgeDays }: PolicyRow): Rule["conditions"] {
  return [
    { kind: "order_age_days", max: maxAgeDays, otherwise: "ask" },
    { kind: "payment_status", oneOf: [...REFUNDABLE], noneOf: [], otherwise: "deny" },
  ];
}

function factsOf(request: Request): Facts {
  return {
    ...madeUpFacts(NOW_MS),
    amountMinor: request.amountMinor,
    order: { ...freshOrder(NOW_MS - request.ageMs), paymentStatus: request.payment, tags: ["gift"] },
    used: usedBy(request.action, request),
  };
}

function usedBy(action: Row, { usedOnOrderMinor, usedTodayMinor }: Request): Facts["used"] {
  return {
    [useKey(action, { ...LIMIT, window: "order" })]: usedOnOrderMinor,
    [useKey(action, { ...LIMIT, window: "day" })]: usedTodayMinor,
  };
}

/** How long a role takes to be made ready, milliseconds: each time of a grant that nobody has decided with yet. */
export function compileMs(role: readonly PolicyRow[], times: number): number[] {
  return Array.from({ length: times }, () => {
    const fresh = grantOf(role);
    const started = performance.now();
    termsOf(fresh);
    return performance.now() - started;
  });
}

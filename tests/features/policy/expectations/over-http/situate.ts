import type { Action } from "../../../../../app/features/policy/action";
import type { Use } from "../../../../../app/features/policy/decide";
import type { Decision } from "../../../../../app/features/policy/decision";
import { grantWith, nothingUsed } from "../../../../../app/features/policy/made-up";
import type { Facts } from "../../../../../app/features/policy/facts";
import type { Grant } from "../../../../../app/features/policy/grant";
import type { Rule } from "../../../../../app/features/policy/rule";
import type { Standing } from "../../../../../app/features/policy/standing";
import type { Order } from "../../../../practice/shop/state";
import type { Case } from "../../../../prove/policy/case";
import { decides } from "../../../../prove/policy/decides";
import { OWNER_ID } from "../../../../support/forged-tokens";
import { gidOf } from "../../../../support/intents";
import type { PracticeShop } from "../../../../support/practice-shop";
import { questionOf, type Expectation } from "../expectation";
import { DAY_MS, NOW_MS, SITUATIONS, type Situation } from "../situations";
import { leavesTheShop } from "./leaves-the-shop";
import { anOrder } from "./order";
import { give, setTogether, somebody, type Person } from "./person";
import { usedTogether, useUp } from "./used";

/** An expectation come true in a shop: who asks, about which order, and what the rule is asked of exactly this. */
export type Situated = {
  readonly one: Expectation;
  readonly situation: Situation;
  readonly question: Case;
  readonly decision: Decision;
  readonly person: Person;
  readonly grantId: string | null;
  /** Null = an order that does not exist. */
  readonly order: Order | null;
  /** The rule's answer to other uses in the same circumstances, as a page asks it. */
  readonly decides: (uses: readonly [Use, ...Use[]], given?: Pick<Facts, "reason">) => Decision;
};

/** A form asks for more than the right in question; the others are given, so that this one alone decides. */
const BESIDES: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  "refund.issue": ["refund.goodwill"],
  "refund.credit": ["refund.issue", "refund.goodwill"],
  "refund.restock": ["refund.issue", "refund.goodwill"],
  "refund.notify": ["refund.issue", "refund.goodwill"],
};
const MARGIN_MS = 600_000;

type Circumstance = Omit<Situated, "question" | "decision" | "decides">;

function asAsked(circumstance: Circumstance, question: Case): Situated {
  const { standing, facts } = question;
  const ask: Situated["decides"] = (uses, { reason } = facts) => {
    const actions = uses.map(({ action }) => action);
    const used = { ...nothingUsed(standing, actions), ...facts.used };
    return decides({ standing, uses, facts: { ...facts, reason, used } });
  };
  return { ...circumstance, question, decision: decides(question), decides: ask };
}

/** The same as if the person were the owner, or where they are allowed already, one without any right: a wrong table. */
export function misjudged({ question, decision, ...rest }: Situated): Situated {
  const nobody: Standing = { kind: "assistant", grant: grantWith([]) };
  return asAsked(rest, { ...question, standing: decision.answer === "can" ? nobody : { kind: "owner" } });
}

/** What is about an order with something of its own, also for whoever must ask: shipping to refund, a parcel to follow. */
const OF_ITS_OWN: ReadonlySet<Action> = new Set(["refund.shipping", "order.tracking"]);

/** The people and orders of one shop, each brought about once. */
export class Circumstances {
  readonly #people = new Map<string, Promise<{ person: Person; grantId: string | null }>>();
  readonly #orders = new Map<string, Order>();
  readonly #shift = Date.now() - NOW_MS;

  constructor(readonly practice: PracticeShop) {}

  async situate(one: Expectation): Promise<Situated> {
    const situation: Situation = SITUATIONS[one.situation];
    if (situation.local !== undefined) throw new Error("teach this world to be at another hour");
    const question = this.#question(one);
    const order = this.#orderFor(one, question);
    const { person, grantId } = await this.#personFor(one, question.standing);
    await this.#use(one, situation, { person, order });
    return asAsked({ one, situation, person, grantId, order }, question);
  }

  /** The table's question at this hour of this day: every date moves by the same time. */
  #question(one: Expectation): Case {
    const { standing, uses, facts } = questionOf(one);
    const besides = (BESIDES[one.action] ?? []).map(allowed);
    const nowMs = NOW_MS + this.#shift;
    const order = facts.order === null ? null : { ...facts.order, createdAtMs: this.#created(facts.order.createdAtMs) };
    return { standing: this.#moved(standing, besides), uses, facts: { ...facts, nowMs, order } };
  }

  /** An age of whole days is passed before anybody asks: the order is some minutes younger. */
  #created(createdAtMs: number): number {
    const whole = (NOW_MS - createdAtMs) % DAY_MS === 0;
    return createdAtMs + this.#shift + (whole ? MARGIN_MS : 0);
  }

  #moved(standing: Standing, besides: readonly Rule[]): Standing {
    if (standing.kind !== "assistant") return standing;
    const { grant } = standing;
    const own = new Set(grant.overrides.map(({ action }) => action));
    const overrides = [...grant.overrides, ...besides.filter(({ action }) => !own.has(action))];
    const dates = { validFrom: this.#date(grant.validFrom), validUntil: this.#date(grant.validUntil) };
    return { kind: "assistant", grant: { ...grant, ...dates, overrides } satisfies Grant };
  }

  /** What is still to come stays to come: it lies some minutes further off. */
  #date(at: string | null): string | null {
    if (at === null) return null;
    const atMs = Date.parse(at) + this.#shift;
    return new Date(Date.parse(at) > NOW_MS ? atMs + MARGIN_MS : atMs).toISOString();
  }

  /** What is or was refunded is an order of its own, and shipping is refunded on one that has it; all else is only read. */
  #orderFor({ who, action, situation }: Expectation, { facts, ...question }: Case): Order | null {
    if (facts.order === null) return null;
    const { answer } = decides({ ...question, facts });
    const { used } = SITUATIONS[situation] as Situation;
    const own = leavesTheShop({ action }) && (answer === "can" || used !== undefined || OF_ITS_OWN.has(action));
    const key = `${who} ${situation} ${own ? action : ""}`;
    const { store, shop } = this.practice;
    const order = this.#orders.get(key) ?? anOrder(store.state, shop(), facts.order, action);
    this.#orders.set(key, order);
    return order;
  }

  /** Whoever has rows or use of their own, or joins, is nobody else; the others of one role are one person. */
  #personFor({ who, action, situation }: Expectation, standing: Standing) {
    const { row, used, ceiling } = SITUATIONS[situation] as Situation;
    const own = row !== undefined || used !== undefined || ceiling !== undefined || action in BESIDES;
    const key = `${who} ${situation} ${own || (who === "stranger" && action === "team.join") ? action : ""}`;
    const known = this.#people.get(key) ?? this.#newPerson(standing);
    this.#people.set(key, known);
    return known;
  }

  async #newPerson(standing: Standing): Promise<{ person: Person; grantId: string | null }> {
    if (standing.kind === "owner") return { person: { userId: OWNER_ID, locale: "it", email: "" }, grantId: null };
    const person = somebody(this.practice);
    return { person, grantId: standing.kind === "assistant" ? await give(person, standing.grant) : null };
  }

  async #use(one: Expectation, situation: Situation, { person, order }: { person: Person; order: Order | null }) {
    const { ceiling, used = {} } = situation;
    const actions = questionOf(one).uses.map(({ action }) => action);
    if (ceiling !== undefined) {
      await setTogether([{ ...allowed(one.action), limits: [...ceiling] }]);
      const sofar = await usedTogether(one.action);
      const filler = somebody(this.practice);
      const rest = { "amount|day|all": (used["amount|day|all"] ?? 0) - sofar };
      return useUp(one.action, rest, { userId: filler.userId, orderGid: null, customerGid: null });
    }
    const by = {
      userId: person.userId,
      orderGid: order === null ? null : gidOf(order),
      customerGid: order === null ? null : `gid://shopify/Customer/${String(order.customerId)}`,
    };
    for (const action of actions) await useUp(action, used, by);
  }
}

function allowed(action: Action): Rule {
  return { action, answer: "can", conditions: [], limits: [] };
}

import { randomUUID } from "node:crypto";
import { listEntries } from "../../../app/features/audit/record-store.server";
import { invite, join } from "../../../app/features/delegation/change-team.server";
import { savePerson } from "../../../app/features/policy/person-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { received } from "../../practice/shop/sums";
import { holdsEnd } from "../../support/hold";
import { asSheIsNow, LOTO_SHOP, OWNER } from "../../support/people";
import { LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";

export const ONDA_SHOP = { ...LOTO_SHOP, domain: ONDA };
export const ask = (input: unknown, actor: Actor = OWNER, shop = LOTO_SHOP) => ({
  shop,
  actor,
  requestKey: randomUUID(),
  input,
});
export const anInvitation = (email: string, change: object = {}) => ({
  name: "Chiara Bianchi",
  email,
  perOrderMinor: 3000,
  perDayMinor: 10_000,
  activateAtOnce: true,
  ...change,
});

let lastUser = 500;
/** Someone who opened Delega with this e-mail, as Shopify says. */
export async function someone(email: string, options: { verified?: boolean; shop?: string } = {}): Promise<Actor> {
  lastUser += 1;
  const userId = String(lastUser);
  const person = {
    userId,
    firstName: "Chiara",
    lastName: "Bianchi",
    email,
    emailVerified: options.verified ?? true,
    locale: "it",
    accountOwner: false,
    collaborator: false,
  };
  await savePerson(options.shop ?? LOTO, person);
  return { userId, name: "Chiara Bianchi", standing: { kind: "stranger" } };
}

/** Invited, joined, as the next request sees them. */
export async function member(change: object = {}): Promise<Actor> {
  const email = `m${randomUUID()}@assist.example`;
  const person = await someone(email);
  const invited = await invite(ask(anInvitation(email, change)));
  const joined = await join(ask({}, person));
  if (!invited.ok || !joined.ok) throw new Error("inviting and joining failed");
  return asSheIsNow(person.userId);
}
export const grantOf = (actor: Actor) => (actor.standing.kind === "assistant" ? actor.standing.grant : undefined);
export const newest = async () => (await listEntries(LOTO, { limit: 1 }))[0]?.entry;

const spent = new Set<number>();
/** A refund of this amount on an order that nobody refunded yet: the order, and what came of it once it has left. */
export function refundOf(practice: PracticeShop, actor: Actor, amountMinor: number) {
  const order = practice
    .shop()
    .orders.findLast(
      (one) =>
        !spent.has(one.id) &&
        one.refunds.length === 0 &&
        one.cancelledAt === null &&
        received(one) > 4000 &&
        (one.lines[0]?.unitMinor ?? 0) >= 2500,
    );
  if (order === undefined) throw new Error("no order left");
  spent.add(order.id);
  const lines = [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }];
  const input = {
    orderGid: `gid://shopify/Order/${String(order.id)}`,
    lines,
    shipping: false,
    lessMinor: amountMinor,
    reason: "late",
    notify: false,
  };
  return { order, done: sent(ask(input, actor)) };
}

/** The default role's refunds wait before they leave: their time is over at once. */
async function sent(refund: ReturnType<typeof ask>): ReturnType<typeof requestRefund> {
  for (;;) {
    const done = await requestRefund(refund);
    const underWay = done.ok ? done.value.state === "held" : done.error.code === "still_sending";
    if (!underWay) return done;
    await holdsEnd();
  }
}

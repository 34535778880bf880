import { randomUUID } from "node:crypto";
import { canonicalize } from "../../../app/features/audit/canonical";
import type { JsonObject } from "../../../app/platform/json";
import { approve, decline } from "../../../app/features/gate/answer-approval.server";
import { liftsOf } from "../../../app/features/gate/approval";
import { findRequest } from "../../../app/features/gate/approval-store.server";
import { gatePorts } from "../../../app/features/gate/gate-ports.server";
import { findIntent } from "../../../app/features/gate/intent-store.server";
import { digestOf } from "../../../app/features/gate/perform-approved-store.server";
import type { Point } from "../../../app/features/gate/ports";
import { savePerson } from "../../../app/features/policy/person-store.server";
import type { Actor } from "../../../app/features/policy/standing";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { anAssistantWith, LOTO_SHOP } from "../../support/people";
import { LOTO, type PracticeShop } from "../../support/practice-shop";
import { addRichOrders } from "../../support/rich-orders";
import type { Kind } from "./kind";

export type World = { readonly practice: PracticeShop; readonly kind: Kind; readonly guarded: boolean };
export type Hook = (point: Point) => Promise<void>;
export type Desk = Awaited<ReturnType<typeof aDesk>>;

let lastUser = 8_400_000_000;
const nextUser = () => String((lastUser += 1));

/** People, orders and requests of one case, of nobody else's: cases run beside each other. */
export async function aDesk(world: World) {
  const { practice, kind, guarded } = world;
  const her = await anAssistantWith(kind.rules, { userId: nextUser() });
  const colleague = await anAssistantWith(kind.rules, { userId: nextUser() });
  const owner = await anOwner(nextUser());
  const [order, elsewhere] = addRichOrders(practice.store, practice.shop(), { count: 2 });
  if (order === undefined || elsewhere === undefined) throw new Error("no orders");
  const approved = new Set<string>();
  const nothing = () => Promise.resolve();

  const answerOf = (actor: Actor, input: object) => ({ shop: LOTO_SHOP, actor, requestKey: randomUUID(), input });
  return {
    ...{ kind, her, colleague, owner, order, elsewhere, seen },
    tally: { refusedByDatabase: 0 },
    ask: (of: Order = order) => kind.ask({ ...answerOf(her, kind.inputOf(of)), note: "The parcel came late and wet." }),
    /** What this owner says yes to counts as approved: nothing else may ever reach the store. */
    async yes(intentId: string, by: Actor = owner, page?: Page): Promise<boolean> {
      const { digest, frozen } = page ?? (await seen(intentId));
      const said = await approve(answerOf(by, { intentId, seen: digest, text: "" }));
      if (said.ok) approved.add(canonicalize(frozen ?? {}));
      return said.ok;
    },
    no: (intentId: string) => decline(answerOf(owner, { intentId, text: "Not this one." })),
    click(
      intentId: string,
      by: Actor = her,
      { at = nothing, shop = LOTO_SHOP }: { at?: Hook; shop?: typeof LOTO_SHOP } = {},
    ) {
      const [approval, ports] = [
        { shop, actor: by, intentId },
        { ...gatePorts, at },
      ];
      return guarded ? kind.perform(approval, ports) : kind.performUnguarded(approval, ports);
    },
    async outside(path: string, body: object): Promise<void> {
      const answer = await fetch(`${practice.store.url}/practice/${path}`, {
        method: "POST",
        body: JSON.stringify({ shop: LOTO, orderName: order.name, ...body }),
      });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    },
    /** What the store ran on this case's orders, and how much of it nobody had said yes to. */
    executed() {
      const ours = [order, elsewhere].map(({ id }) => `"gid://shopify/Order/${String(id)}"`);
      const ran = practice.store.state.mutations.filter(
        ({ outcome, variables }) =>
          outcome === "executed" && ours.some((gid) => JSON.stringify(variables).includes(gid)),
      );
      const elsewise = ran.filter(({ variables }) => {
        const frozen = kind.frozenOf(variables) as JsonObject;
        return !approved.has(canonicalize(frozen));
      });
      return { executed: ran.length, elsewise: elsewise.length };
    },
  };
}

type Page = Awaited<ReturnType<typeof seen>>;

/** What the owner's page shows of a request. */
async function seen(intentId: string) {
  const [intent, request] = [await findIntent(LOTO, intentId), await findRequest(LOTO, intentId)];
  if (intent === undefined || request === undefined) throw new Error("no request");
  return { digest: digestOf(LOTO, intent, { lifts: liftsOf(request), until: null }), frozen: intent.frozen };
}

async function anOwner(userId: string): Promise<Actor> {
  await ownsTheShop(userId, true);
  return { userId, name: "Marta Rossi", standing: { kind: "owner" } };
}

export async function ownsTheShop(userId: string, accountOwner: boolean): Promise<void> {
  await savePerson(LOTO, {
    ...{ userId, firstName: "Marta", lastName: "Rossi", email: `${userId}@lotolento.example` },
    ...{ emailVerified: true, locale: "it", accountOwner, collaborator: false },
  });
}

export const grantOf = ({ standing }: Actor) => (standing.kind === "assistant" ? standing.grant.id : "");

/** Past the app, with the app's own hands on the database. Throws when nothing was there to change. */
export async function tamper(sql: string): Promise<void> {
  const { rowCount } = await inShop(LOTO, (tx) => tx.query(sql));
  if (rowCount !== 1) throw new Error(`it changed ${String(rowCount)} rows: ${sql}`);
}

/** A new value with the case's people and orders in the places of their names. */
export function filled({ her, colleague, owner, elsewhere }: Desk, sql: string): string {
  const values = {
    ...{ her: her.userId, colleague: colleague.userId, owner: owner.userId },
    elsewhere: `gid://shopify/Order/${String(elsewhere.id)}`,
  };
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), sql);
}

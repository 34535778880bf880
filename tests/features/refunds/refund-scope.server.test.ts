import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHome } from "../../../app/features/home/read-home.server";
import { readOrder } from "../../../app/features/orders/read-order.server";
import { hasRefundScope, lacksRefundScope } from "../../../app/features/refunds/refund-scope.server";
import { requestRefund } from "../../../app/features/refunds/request-refund.server";
import { inShop } from "../../../app/platform/db.server";
import type { Order } from "../../practice/shop/state";
import { freshOrder, gidOf } from "../../support/intents";
import { anAssistant, LOTO_SHOP, OWNER } from "../../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop({ scopes: [] });
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

/** The owner's answer in Shopify's dialog, or in the app's settings later. */
const allow = (allowed: boolean) =>
  fetch(`${practice.store.url}/practice/scopes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ shop: LOTO, [allowed ? "grant" : "revoke"]: ["write_orders"] }),
  });

const ownerHome = async () => {
  const now = new Date().toISOString();
  const visit = {
    shop: { ...LOTO_SHOP, promiseDays: 7, ownerName: "Marta" },
    actor: OWNER,
    email: "",
    emailVerified: true,
    now,
  };
  const home = await readHome(visit);
  return home.ok && home.value.kind === "owner" ? home.value.lacksScope : null;
};

describe("the one write right, which installing does not ask for", () => {
  const ask = async (order: Order) => {
    const input = {
      orderGid: gidOf(order),
      lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }],
      shipping: false,
      lessMinor: 100,
      reason: "late",
      notify: false,
    };
    const actor = await anAssistant(
      { perOrderMinor: 3000, perDayMinor: 10_000 },
      { userId: `90000010${String(order.id).slice(-2)}` },
    );
    return requestRefund({ shop: LOTO_SHOP, actor, requestKey: randomUUID(), input });
  };

  it("is not there at first, and nobody is asked for it while no limit needs it", async () => {
    expect(await hasRefundScope(LOTO)).toBe(false);
    expect(await ownerHome()).toBe(null);
  });

  it("without it, the first limit makes the owner's page ask; reading works, a refund says why not, no limit is used", async () => {
    const order = freshOrder(practice);
    expect(await ask(order)).toEqual({ ok: false, error: { code: "scope_missing" } });
    expect(await ownerHome()).toBe(true);
    expect(await readOrder(LOTO, gidOf(order))).toMatchObject({ ok: true });
    expect(order.refunds).toEqual([]);
    const { rows } = await inShop(LOTO, (tx) =>
      tx.query<{ state: string }>("select distinct state from usage where order_gid = $1", [gidOf(order)]),
    );
    expect(rows).toEqual([{ state: "released" }]);
  });

  it("once the owner allows it, the same refund works with the token that is there; taken back, it says why not again", async () => {
    await allow(true);
    expect(await ownerHome()).toBe(false);
    const order = freshOrder(practice);
    expect(await ask(order)).toMatchObject({ ok: true, value: { state: "done" } });
    await allow(false);
    expect(await ownerHome()).toBe(true);
    expect(await ask(freshOrder(practice))).toEqual({ ok: false, error: { code: "scope_missing" } });
  });

  it("is not asked for again while Shopify does not answer", async () => {
    practice.store.state.faults.push({ operation: "currentAppInstallation", kind: "error_before", times: 8 });
    expect(await lacksRefundScope(LOTO)).toBe(false);
  });
});

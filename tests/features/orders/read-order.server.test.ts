import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOrders } from "../../../app/features/orders/list-orders.server";
import { maskOrder } from "../../../app/features/orders/mask-order";
import { readOrder } from "../../../app/features/orders/read-order.server";
import { statusStory } from "../../../app/features/orders/status-story";
import type { Order } from "../../practice/shop/state";
import { financialStatus, received, refunded, total } from "../../practice/shop/sums";
import { aPracticeShop, LOTO, ONDA, type PracticeShop } from "../../support/practice-shop";
import { aTestDatabase, type TestDatabase } from "../../support/test-db";

let database: TestDatabase;
let practice: PracticeShop;
beforeAll(async () => {
  database = await aTestDatabase();
  practice = await aPracticeShop();
});
afterAll(async () => {
  await practice.close();
  await database.close();
});

const gid = (order: Order | undefined) => `gid://shopify/Order/${String(order?.id)}`;
const HIDDEN_BUT_ASKABLE = { name: "reveal", email: "reveal", phone: "reveal", address: "reveal" } as const;
const CONTEXT = { now: new Date().toISOString(), promiseDays: 7, timeZone: "Europe/Rome" };
const recent = () => practice.shop().orders.filter((one) => Date.parse(one.createdAt) > Date.now() - 59 * 86_400_000);

describe("reading one order", () => {
  it("agrees with the store on every sum, for sixty orders of all kinds", async () => {
    for (const order of recent().slice(-60)) {
      const read = await readOrder(LOTO, gid(order));
      expect(read).toMatchObject({
        ok: true,
        value: {
          name: order.name,
          paymentStatus: financialStatus(order),
          total: { amountMinor: total(order), currency: "EUR" },
          received: { amountMinor: received(order) },
          refunded: { amountMinor: refunded(order) },
        },
      });
    }
  });

  it("masked, holds nothing of the customer's raw data", async () => {
    for (const order of recent().slice(-20)) {
      const read = await readOrder(LOTO, gid(order));
      const text = read.ok ? JSON.stringify(maskOrder(read.value, HIDDEN_BUT_ASKABLE)) : "";
      const { shippingAddress: address } = order;
      const raw = [order.email, order.phone, address?.lastName, address?.address1, address?.phone].filter(
        (one) => one != null,
      );
      expect(raw.length).toBeGreaterThan(0);
      expect(raw.filter((one) => text.includes(one))).toEqual([]);
    }
  });

  it("says the same of one that never existed, one of another shop and one older than 60 days", async () => {
    const old = practice.shop().orders.find((one) => Date.parse(one.createdAt) < Date.now() - 61 * 86_400_000);
    const foreign = practice.shop(ONDA).orders.at(-1);
    const answers = await Promise.all(
      ["gid://shopify/Order/1", gid(old), gid(foreign)].map((one) => readOrder(LOTO, one)),
    );
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: "not_found" } })));
    expect(await readOrder(ONDA, gid(foreign))).toMatchObject({ ok: true });
  });
});

describe("the newest orders", () => {
  it("come page by page, newest first, each once, none older than 60 days", async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const answer = await listOrders(LOTO, { place: after === null ? null : { after }, names: true }, CONTEXT);
      if (!answer.ok) throw new Error(answer.error.code);
      names.push(...answer.value.rows.map((row) => row.name));
      after = answer.value.next;
      if (after === null) break;
    }
    expect(new Set(names).size).toBe(names.length);
    const stored = practice.shop().orders.filter((one) => Date.parse(one.createdAt) > Date.now() - 60 * 86_400_000);
    expect(names).toEqual(stored.map((one) => one.name).toReversed());
  });

  it("tell the same story as the order's own page, in every situation", async () => {
    const answer = await listOrders(LOTO, { place: null, rows: 100, names: true }, CONTEXT);
    const rows = answer.ok ? answer.value.rows : [];
    for (const row of rows) {
      const order = await readOrder(LOTO, row.gid);
      const story = order.ok ? statusStory(order.value, CONTEXT) : null;
      expect({ name: row.name, situation: row.situation, lateDays: row.lateDays }).toEqual({
        name: row.name,
        situation: story?.situation,
        lateDays: story?.lateDays,
      });
    }
    const seen = new Set(rows.map((row) => row.situation));
    for (const situation of [
      "preparing",
      "shipped",
      "in_transit",
      "delivered",
      "partly_shipped",
      "cancelled",
      "unpaid",
    ])
      expect(seen).toContain(situation);
  });

  it("hold no e-mail, last name or street", async () => {
    const answer = await listOrders(LOTO, { place: null, rows: 50, names: true }, CONTEXT);
    const text = JSON.stringify(answer);
    expect(text).not.toContain("@");
    const streets = recent().flatMap((one) => one.shippingAddress?.address1 ?? []);
    expect(streets.filter((street) => text.includes(street))).toEqual([]);
  });

  it("show a parcel that was taken back as still in preparation", async () => {
    const order = recent().findLast(
      (one) => one.fulfilments.length === 1 && one.cancelledAt === null && refunded(one) < received(one),
    );
    const [parcel] = order?.fulfilments ?? [];
    Object.assign(parcel ?? {}, { displayStatus: "CANCELED", status: "CANCELLED" });
    order?.lines.forEach((line) => (line.fulfilled = 0));
    const answer = await listOrders(LOTO, { place: null, rows: 100, names: true }, CONTEXT);
    expect(answer.ok && answer.value.rows.find((row) => row.name === order?.name)?.situation).toBe("preparing");
  });
});

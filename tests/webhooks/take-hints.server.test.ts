import { afterAll, beforeAll, expect, it } from "vitest";
import { inShop } from "../../app/platform/db.server";
import { takeHints } from "../../app/webhooks/inbox-store.server";
import { aTestDatabase, type TestDatabase } from "../support/test-db";

const SHOP = "a.myshopify.com";
let database: TestDatabase;
beforeAll(async () => {
  database = await aTestDatabase();
});
afterAll(() => database.close());

/** An open webhook about an order, received so many seconds ago. */
const receive = (id: string, orderGid: string | null, secondsAgo: number) =>
  inShop(SHOP, (tx) =>
    tx.query(
      `insert into webhook_inbox (shop, topic, dedupe, webhook_id, order_gid, received_at)
       values ($1, 'orders/updated', $2, $2, $3, clock_timestamp() - make_interval(secs => $4))`,
      [SHOP, id, orderGid, secondsAgo],
    ),
  );
const take = async (most: number) => (await takeHints(SHOP, most)).map(({ dedupe }) => dedupe).toSorted();

it("the oldest webhook takes with it all that are open about its order, and no other; nothing is taken twice", async () => {
  await receive("first", "gid://shopify/Order/1", 30);
  await receive("nobody's", null, 20);
  await receive("other", "gid://shopify/Order/2", 10);
  await receive("second", "gid://shopify/Order/1", 5);
  await receive("third", "gid://shopify/Order/1", 1);
  expect(await take(1)).toEqual(["first", "second", "third"]);
  expect(await take(1)).toEqual(["nobody's"]);
  expect(await take(1)).toEqual(["other"]);
  expect(await take(1)).toEqual([]);
});

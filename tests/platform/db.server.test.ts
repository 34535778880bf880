import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertSafeRole, inShop, pool, prismaForShop } from "../../app/platform/db.server";
import { aTestDatabase, type TestDatabase } from "../support/test-db";

const A = "a.myshopify.com";
const B = "b.myshopify.com";
let database: TestDatabase;

beforeAll(async () => {
  database = await aTestDatabase({ poolSize: 1 });
});
afterAll(() => database.close());

describe("one shop a transaction", () => {
  it("two shops interleaved on a single connection never see each other's rows", async () => {
    for (const shop of [A, B]) {
      await inShop(shop, (tx) => tx.query("insert into person (shop, shopify_user_id) values ($1, '1')", [shop]));
    }
    for (let round = 0; round < 200; round += 1) {
      const shop = round % 2 === 0 ? A : B;
      const { rows } = await inShop(shop, (tx) => tx.query<{ shop: string }>("select shop from person"));
      expect(rows).toEqual([{ shop }]);
    }
  });

  it("outside a shop nothing is visible, and writing another shop's row is refused", async () => {
    expect((await pool().query("select * from person")).rows).toEqual([]);
    const write = inShop(A, (tx) => tx.query("insert into person (shop, shopify_user_id) values ($1, '2')", [B]));
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("Prisma is bound to the same rule", async () => {
    const rows = await prismaForShop(B).person.findMany();
    expect(rows.map((row) => row.shop)).toEqual([B]);
  });

  it("Prisma loses no connection when it waits longer than it likes for one", async () => {
    const locked = inShop(A, async (tx) => {
      await tx.query("lock table person in access exclusive mode");
      await sleep(2600);
    });
    await sleep(100);
    const counts = await Promise.all(Array.from({ length: 5 }, () => prismaForShop(B).person.count()));
    await locked;
    expect(counts).toEqual([1, 1, 1, 1, 1]);
    expect(await prismaForShop(B).person.count()).toBe(1);
  });

  it("Prisma's only connection, cut in the middle of its transaction again and again, is replaced each time", async () => {
    for (let round = 0; round < 3; round += 1) {
      await inShop(A, async (tx) => {
        await tx.query("lock table person in access exclusive mode");
        const waits = prismaForShop(B).person.count();
        await Promise.all([expect(waits).rejects.toThrow(), cutWhoWaits(database.url)]);
      });
      expect(await prismaForShop(B).person.count()).toBe(1);
    }
  });

  it("the app's role is neither superuser nor allowed to bypass row-level security", async () => {
    await expect(assertSafeRole()).resolves.toBeUndefined();
  });
});

/** Ends the connections that wait for a lock, as a restart of PostgreSQL would. */
async function cutWhoWaits(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = `select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await client.query(sql)).rowCount === 0) await sleep(20);
  await client.end();
}

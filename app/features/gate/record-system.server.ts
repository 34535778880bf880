import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../platform/json";
import type { Tx } from "../../platform/tx";
import { canonicalize } from "../audit/canonical";
import { entryOf } from "./entries";

/** What Delega itself does or notices in a shop (decisions.md 2); the list is closed. */
export type SystemEffect = "app.uninstalled" | "app.scopes" | "customer.redacted" | "customer.data_requested";

/** Records something that no person asked for, in an open transaction of the shop. The actor is the app. */
export async function recordSystem(
  tx: Tx,
  shop: string,
  { effect, after, at }: { effect: SystemEffect; after: JsonObject; at: string },
): Promise<void> {
  const { rows } = await tx.query(
    `insert into shop_counter (shop, next_number) values ($1, 10002)
     on conflict (shop) do update set next_number = shop_counter.next_number + 1 returning next_number - 1 as number`,
    [shop],
  );
  const base = {
    shop,
    number: Number(rows[0]?.["number"]),
    effect,
    actor: { kind: "app" as const, user: "delega" },
    orderGid: null,
    requestKey: randomUUID(),
    recorded: {},
    decision: null,
  };
  const entry = entryOf(base, { at, phase: "done", after });
  const row = { at, ref: entry.ref, phase: "done", effect, actor_user: "delega", order_gid: null, intent_id: null };
  await tx.query("select record_append($1, $2, $3::jsonb)", [
    shop,
    Buffer.from(canonicalize(entry), "utf8"),
    JSON.stringify(row),
  ]);
}

import { inShop } from "../../platform/db.server";
import { lockTeam } from "../policy/role-store.server";
import { recordSystem } from "../gate/record-system.server";

/** Puts every living right to sleep and records that the app was removed; twice does no more than once. */
export async function suspendGrants(shop: string, now: string): Promise<void> {
  await inShop(shop, async (tx) => {
    await lockTeam(tx, shop);
    const { rowCount } = await tx.query(
      "update assistant_grant set status = 'waiting', version = version + 1 where shop = $1 and status = 'active'",
      [shop],
    );
    const registry = await tx.query("select 1 from shop_registry where shop = $1 and state = 'installed' for update", [
      shop,
    ]);
    if (registry.rows.length === 0) return;
    await recordSystem(tx, shop, { effect: "app.uninstalled", after: { rights_asleep: rowCount ?? 0 }, at: now });
  });
}

/** Records what Delega may do in the shop by now. */
export async function keepScopes(shop: string, scopes: readonly string[], now: string): Promise<void> {
  await inShop(shop, (tx) =>
    recordSystem(tx, shop, { effect: "app.scopes", after: { scopes: scopes.join(",") }, at: now }),
  );
}

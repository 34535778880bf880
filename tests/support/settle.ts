import { settleShop } from "../../app/features/gate/settle-unknown.server";
import type { Ports } from "../../app/features/gate/ports";
import type { GateShop } from "../../app/features/gate/effect";
import { EFFECTS } from "../../app/effects.server";
import { JOB_PORTS } from "../../app/jobs/registry.server";
import { inShop } from "../../app/platform/db.server";
import { LOTO_SHOP } from "./people";

/** The sweeper's round without waiting for its turn: whatever was put off is looked at now. */
export async function settleAtOnce(ports: Ports = JOB_PORTS, shop: GateShop = LOTO_SHOP): Promise<{ waiting: number }> {
  await inShop(shop.domain, (tx) => tx.query("update intent set not_before = app_now() where not_before is not null"));
  return settleShop({ shop, effects: EFFECTS, ports });
}

import { z } from "zod";
import { inShop } from "../../platform/db.server";
import { addDays } from "../../platform/instant";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { adminUrl } from "../../shopify/admin-url";
import type { Entry } from "../audit/entry";
import { readEntry } from "../audit/record-store.server";
import { listPeople } from "../policy/person-store.server";
import { STOP_TASKS } from "./stop-task";
import { listTicks } from "./stop-task-store.server";
import { findStop, listCancelled, usersOfGrants, workOf } from "./stop-store.server";
import type { StopView } from "./stop-view";

const WEEK_DAYS = 7;

/** What a stop's entry says it did; stops of before cancelled nothing. */
const Done = z.object({
  stopped: z.array(z.uuid()),
  at: z.iso.datetime(),
  cancelled: z.array(z.string()).default([]),
  invitations_withdrawn: z.array(z.string()).default([]),
});

/** The screen of one person's stop, or of the newest stop of everyone. Error: `not_found` = there was none. */
export async function readStop(
  shop: string,
  who: { readonly grantId: string } | "everyone",
): Promise<Result<StopView, Problem>> {
  const leafIndex = await findStop(shop, who);
  const row = leafIndex === undefined ? undefined : await readEntry(shop, leafIndex);
  if (row === undefined) return fail(problem("not_found"));
  return ok(await viewOf(shop, who, { row: row.leafIndex + 1, entry: row.entry }));
}

type Recorded = { readonly row: number; readonly entry: Entry };

async function viewOf(
  shop: string,
  who: { readonly grantId: string } | "everyone",
  { row, entry }: Recorded,
): Promise<StopView> {
  const done = Done.parse(entry.after);
  const grantIds = who === "everyone" ? done.stopped : [who.grantId];
  const from = addDays(done.at, -WEEK_DAYS);
  const names = await listPeople(shop);
  const { users, ticks, cancelled, week } = await inShop(shop, async (tx) => {
    const found = await usersOfGrants(tx, shop, grantIds);
    return {
      users: found,
      ticks: await listTicks(tx, shop, grantIds),
      cancelled: await listCancelled(tx, shop, { grantIds, references: done.cancelled }),
      week: await workOf(tx, shop, { users: [...new Set(found.values())], from, to: done.at }),
    };
  });
  const nameOf = (userId: string) => names.get(userId)?.name ?? userId;
  return {
    everyone: who === "everyone",
    at: done.at,
    tookMs: Math.max(0, Date.parse(done.at) - Date.parse(entry.at)),
    by: nameOf(entry.actor.user),
    row,
    people: grantIds.map((grantId) => ({
      grantId,
      name: nameOf(users.get(grantId) ?? ""),
      tasks: STOP_TASKS.map((kind) => {
        const tick = ticks.find((one) => one.grant_id === grantId && one.kind === kind);
        return { kind, ticked: tick === undefined ? null : { by: nameOf(tick.ticked_by), at: tick.ticked_at } };
      }),
    })),
    cancelled,
    invitationsWithdrawn: done.invitations_withdrawn.length,
    week: { from, ...week },
    shopifyUsers: `${adminUrl(shop)}/settings/account`,
  };
}

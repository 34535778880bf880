import { z } from "zod";
import { inShop } from "../../platform/db.server";
import type { Tx } from "../../platform/tx";
import { refundLimitsOf, type RefundLimits } from "../policy/role";
import { Rules, type Rule } from "../policy/rule";

/** Each shop has at most one draft, under the same id: every "Use" is its next version. */
export const DRAFT_ROLE_ID = "00000000-0000-4000-8000-0000000d4af7";

const DraftRow = z.object({ id: z.uuid(), rules: Rules });

/** The newest version of the draft; undefined = the owner kept none. */
export async function findDraft(tx: Tx, shop: string): Promise<{ id: string; rules: Rule[] } | undefined> {
  const { rows } = await tx.query(
    "select id, rules from role_version where shop = $1 and role_id = $2 order by number desc limit 1",
    [shop, DRAFT_ROLE_ID],
  );
  return rows[0] === undefined ? undefined : DraftRow.parse(rows[0]);
}

/** A draft is in use by nobody: until an invitation takes its amounts it stands in no list of roles. */
export async function keepOutOfUse(tx: Tx, shop: string): Promise<void> {
  await tx.query("update role set retired_at = app_now() where shop = $1 and id = $2 and retired_at is null", [
    shop,
    DRAFT_ROLE_ID,
  ]);
}

/** The amounts that the owner kept for the next invitation; null = none. */
export async function readDraftLimits(shop: string): Promise<RefundLimits | null> {
  const draft = await inShop(shop, (tx) => findDraft(tx, shop));
  return draft === undefined ? null : refundLimitsOf(draft.rules);
}

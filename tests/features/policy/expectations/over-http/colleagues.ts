import { randomUUID } from "node:crypto";
import { insertInvitation } from "../../../../../app/features/delegation/invitation-store.server";
import { grantWith } from "../../../../../app/features/policy/made-up";
import { presetRules } from "../../../../../app/features/policy/presets";
import { askApproval } from "../../../../../app/features/gate/ask-approval-store.server";
import { issueRefund } from "../../../../../app/features/refunds/issue-refund.effect.server";
import { inShop } from "../../../../../app/platform/db.server";
import { anAssistant, LOTO_SHOP, OWNER } from "../../../../support/people";
import { LOTO, type PracticeShop } from "../../../../support/practice-shop";
import { addRichOrders, oneItemOf } from "../../../../support/rich-orders";
import { give, somebody } from "./person";

/** Who and what else is in the shop for the owner to act on: two grants, a customer's request, a request for a yes. */
export type Others = {
  readonly colleague: string;
  readonly leaver: string;
  readonly requestId: string;
  /** Somebody's request that waits for the owner's answer. */
  readonly approvalId: string;
};

export async function colleagues(practice: PracticeShop): Promise<Others> {
  const grant = grantWith(presetRules("customer_support", { perOrderMinor: 3000, perDayMinor: 10_000 }));
  const requestId = randomUUID();
  await inShop(LOTO, (tx) =>
    tx.query(
      `insert into data_request (shop, id, customer_gid, asked_at, due_at)
       values ($1, $2, 'gid://shopify/Customer/1', app_now(), app_now())`,
      [LOTO, requestId],
    ),
  );
  const colleague = await give(somebody(practice), grant);
  return {
    colleague,
    leaver: await give(somebody(practice), grant),
    requestId,
    approvalId: await aRequest(practice),
  };
}

/** Somebody with a limit of a cent asks for more. */
async function aRequest({ store, shop }: PracticeShop): Promise<string> {
  const [order] = addRichOrders(store, shop(), { count: 1 });
  if (order === undefined) throw new Error("no order");
  const actor = await anAssistant({ perOrderMinor: 1, perDayMinor: 1 }, { userId: "9800000001" });
  const input = { ...oneItemOf(order), lessMinor: 500 };
  const asked = await askApproval(issueRefund, { shop: LOTO_SHOP, actor, requestKey: randomUUID(), input, note: "" });
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value.intentId;
}

/** The owner invited whoever has this e-mail, to any role. */
export async function invite(email: string): Promise<void> {
  await inShop(LOTO, async (tx) => {
    const { rows } = await tx.query<{ id: string }>("select id from role_version where shop = $1 limit 1", [LOTO]);
    const terms = { overrides: [], activateAtOnce: true, validUntil: null, timeZone: null };
    const made = { id: randomUUID(), name: "Nina", email, roleVersionId: rows[0]?.id ?? "", salt: new Uint8Array(32) };
    await insertInvitation(tx, LOTO, { ...made, ...terms, createdBy: OWNER.userId });
  });
}

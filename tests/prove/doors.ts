import { ESLint } from "eslint";
import { parse } from "graphql";
import { randomUUID } from "node:crypto";
import { noMutationText } from "../../eslint.config.js";
import { perform } from "../../app/features/gate/perform.server";
import { issueRefund } from "../../app/features/refunds/issue-refund.effect.server";
import { readerFor } from "../../app/shopify/read.server";
import { notAdmitted } from "../support/admitted";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { anAssistant, LOTO_SHOP, OWNER } from "../support/people";
import { aPracticeShop, LOTO, type PracticeShop } from "../support/practice-shop";
import { received } from "../practice/shop/sums";
import type { Proof } from "./proof";

const PLANTED = {
  "app/features/orders/planted.server.ts":
    "export const q = `mutation { orderClose(input: {id: 1}) { order { id } } }`;",
  "app/routes/app.planted/route.tsx":
    'export const q = "mutation Close($id: ID!) { orderClose(input: {id: $id}) { order { id } } }";',
  "app/webhooks/handlers/planted.server.ts":
    "export const q = `#graphql\n mutation tagsAdd { tagsAdd(id: 1, tags: []) { node { id } } }`;",
};

/** No change without an intent: what the store saw equals what the gate admitted, and an inline mutation has no way out. */
export const prove: Proof = async () => {
  const cluster = await startTestCluster();
  const database = await copyOf(cluster.url, 16);
  const practice = await aPracticeShop({ bypassesGate: true });
  try {
    await someRefunds(practice);
    const seen = practice.store.state.mutations;
    const unknown = (await notAdmitted(LOTO, seen)).length;
    const refusedAtLint = await refusedByLint();
    const refusedAtRead = await refusedByReader();
    // The control: a mutation sent past the gate must be noticed by the same comparison.
    await sendPastTheGate(practice);
    const control = (await notAdmitted(LOTO, seen)).length;
    return {
      ok:
        seen.length > 20 &&
        unknown === 0 &&
        refusedAtLint === Object.keys(PLANTED).length &&
        refusedAtRead &&
        control === 1,
      figures: {
        mutationsSeen: seen.length,
        withoutIntent: unknown,
        planted: Object.keys(PLANTED).length,
        plantedRefused: refusedAtLint,
        readerRefuses: refusedAtRead,
        controlNoticed: control,
      },
    };
  } finally {
    await practice.close();
    await database.close();
    await cluster.stop();
  }
};

async function someRefunds(practice: PracticeShop): Promise<void> {
  const assistant = await anAssistant({ perOrderMinor: 3000, perDayMinor: 100_000 });
  const since = Date.now() - 25 * 86_400_000;
  const orders = practice
    .shop()
    .orders.filter((one) => received(one) > 1000 && Date.parse(one.createdAt) > since)
    .slice(0, 30);
  practice.store.state.faults.push(
    { operation: "refundCreate", kind: "lost_answer", times: 3 },
    { operation: "refundCreate", kind: "throttled", times: 2 },
  );
  for (const [index, order] of orders.entries()) {
    const input = {
      orderGid: `gid://shopify/Order/${String(order.id)}`,
      lines: [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }],
      shipping: false,
      lessMinor: 100,
      reason: "late",
      notify: false,
    };
    await perform(issueRefund, {
      shop: LOTO_SHOP,
      actor: index % 3 === 0 ? OWNER : assistant,
      requestKey: randomUUID(),
      input,
    });
  }
}

async function refusedByLint(): Promise<number> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.{ts,tsx}"], rules: { "no-restricted-syntax": ["error", ...noMutationText] } }],
  });
  let refused = 0;
  for (const [filePath, text] of Object.entries(PLANTED)) {
    const [result] = await eslint.lintText(text, { filePath });
    const found = result?.messages.some((message) => message.ruleId === "no-restricted-syntax") === true;
    console.log(`${filePath}: ${found ? "refused" : "PASSED"}`);
    if (found) refused += 1;
  }
  return refused;
}

async function refusedByReader(): Promise<boolean> {
  const document = parse("mutation { tagsAdd(id: 1, tags: []) { node { id } } }");
  return readerFor(LOTO)(document as never, {}).then(
    () => false,
    () => true,
  );
}

async function sendPastTheGate(practice: PracticeShop): Promise<void> {
  const token =
    [...practice.store.state.tokens.values()].find((one) => one.kind === "offline" && one.shop === LOTO)?.token ?? "";
  const query =
    'mutation Past { refundCreate(input: {orderId: "gid://shopify/Order/1"}) @idempotent(key: "past") { userErrors { message } } }';
  await fetch(`https://${LOTO}/admin/api/2026-07/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query }),
  });
}

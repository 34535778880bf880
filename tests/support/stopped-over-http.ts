import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfOld } from "../practice/build";
import { copyOf } from "./database-copy";
import { tokenWith } from "./forged-tokens";
import { anAssistant } from "./people";
import { aPracticeShop, type PracticeShop } from "./practice-shop";
import { rawRequest, type RawAnswer } from "./raw-http";
import { startRealApp } from "./real-app";
import { addRichOrders } from "./rich-orders";
import { stoppedWork } from "./stopped-work";

const SERVERS = 2;
const LATEST_STOP_MS = 120;

/**
 * Two built app servers on one database: each person reads and refunds on both while the owner stops them on one, at a
 * random moment; when the stop has answered, the next page and the next refund on each server must be refused.
 */
export async function stoppedOverHttp(templateUrl: string, interleavings: number) {
  buildIfOld();
  const database = await copyOf(templateUrl, 8);
  const practice = await aPracticeShop();
  const servers = await Promise.all(
    Array.from({ length: SERVERS }, () =>
      startRealApp({ databaseUrl: database.url, storeUrl: practice.store.url, env: { LOG_LEVEL: "silent" } }),
    ),
  );
  const urls = servers.map(({ url }) => url);
  try {
    const tally = { asked: 0, refused: 0, workedBefore: 0 };
    for (let index = 0; index < interleavings; index += 1) {
      const came = await oneStop(practice, urls, index);
      tally.asked += came.after.length;
      tally.refused += came.after.filter(({ status }) => status === 403).length;
      tally.workedBefore += came.before.filter(({ status }) => status === 200).length;
    }
    await Promise.all(servers.map((server) => server.close()));
    const { claimedAfterTheStop, arrivedWithoutAClaim, cancelled, succeeded } = await stoppedWork(practice);
    return {
      interleavings,
      servers: SERVERS,
      askedAfterTheStop: tally.asked,
      refusedShare: tally.refused / tally.asked,
      workedBefore: tally.workedBefore,
      ...{ claimedAfterTheStop, arrivedWithoutAClaim, cancelled, succeeded },
    };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await practice.close();
    await database.close();
  }
}

async function oneStop(practice: PracticeShop, urls: readonly string[], index: number) {
  const userId = hired(practice, index);
  const her = await anAssistant({ perOrderMinor: 1e9, perDayMinor: 1e12 }, { userId });
  const grantId = her.standing.kind === "assistant" ? her.standing.grant.id : "";
  const works = () => urls.flatMap((url) => [readOrders(url, userId), refundOne(practice, url, userId)]);
  const before = works();
  await sleep(Math.random() * LATEST_STOP_MS);
  const [first = ""] = urls;
  const stopped = await post(first, "/app/team.data?index", {
    userId: "9000000001",
    form: { intent: "stop", who: grantId },
  });
  if (stopped.status !== 200) throw new Error(`the stop answered ${String(stopped.status)} ${stopped.body}`);
  const after = await Promise.all(works());
  return { before: await Promise.all(before), after };
}

/** Somebody of the shop whom Shopify knows. */
function hired(practice: PracticeShop, index: number): string {
  const { people } = practice.shop();
  const model = people.find(({ role }) => role === "assistant");
  if (model === undefined) throw new Error("the shop has no assistant");
  const id = 6_000_000_000 + index;
  people.push({ ...model, id, email: `a${String(index)}@assist.example` });
  return String(id);
}

const bearer = (userId: string): [string, string] => ["Authorization", `Bearer ${tokenWith({ sub: userId })}`];

const readOrders = (url: string, userId: string) =>
  rawRequest(url, { path: "/app/orders.data", headers: [bearer(userId)] });

function refundOne({ store, shop }: PracticeShop, url: string, userId: string): Promise<RawAnswer> {
  const [order] = addRichOrders(store, shop(), { count: 1 });
  const lines = JSON.stringify([{ lineItemGid: `gid://shopify/LineItem/${String(order?.lines[0]?.id)}`, quantity: 1 }]);
  const form = { intent: "refund", lines, shipping: "no", less: "", reason: "late", notify: "no" };
  return post(url, `/app/orders/${String(order?.id)}/refund.data`, { userId, form });
}

type Post = { readonly userId: string; readonly form: Readonly<Record<string, string>> };

function post(url: string, path: string, { userId, form }: Post): Promise<RawAnswer> {
  return rawRequest(url, {
    method: "POST",
    path,
    headers: [bearer(userId), ["Content-Type", "application/x-www-form-urlencoded"]],
    body: new URLSearchParams({ ...form, requestKey: randomUUID() }).toString(),
  });
}

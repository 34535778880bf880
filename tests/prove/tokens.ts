import { randomUUID } from "node:crypto";
import { stop } from "../../app/features/delegation/change-team.server";
import { inShop } from "../../app/platform/db.server";
import { scrub } from "../../app/platform/scrub";
import { shopify } from "../../app/shopify/shopify.server";
import { buildIfOld } from "../practice/build";
import { uninstall } from "../practice/shop/lifecycle";
import type { Order } from "../practice/shop/state";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { FORM } from "../support/edge-world";
import { acceptedByLibrary } from "../support/library-alone";
import { latency } from "../support/flood";
import { ASSISTANT_ID, forgeries, OWNER_ID, tokenWith, type Forgery, type Shown } from "../support/forged-tokens";
import { freshOrder } from "../support/intents";
import { anAssistant, LOTO_SHOP, OWNER } from "../support/people";
import { API_SECRET, aPracticeShop, LOTO, ONDA, type PracticeShop } from "../support/practice-shop";
import { rawRequest, type RawAnswer } from "../support/raw-http";
import { startRealApp, type RealApp } from "../support/real-app";
import { changedTables, digestOf, Secrets } from "../support/trace";
import type { Proof } from "./proof";

/** Refused as designed: no entry, not found, gone, too much, "fetch a fresh one" (302), Shopify does not vouch (502). */
const REFUSED: ReadonlySet<number> = new Set([302, 400, 401, 403, 404, 410, 413, 414, 431, 502]);
/** So many of them at once. */
const REPLAYS = { short: 40, full: 200 };

type World = {
  readonly app: RealApp;
  readonly practice: PracticeShop;
  readonly databaseUrl: string;
  readonly order: Order;
  readonly secrets: Secrets;
  readonly shown: Set<string>;
};

/**
 * Forged, worn, foreign, oversized and oddly shown tokens against the real server: each is refused on a page, on its
 * data, on a download and on a refund, changes no row and no order, and no twenty characters of it are ever printed. The
 * controls: Shopify's library alone lets some of them in, and its own error text holds the token. Then a good token is
 * sent many times at once within its minute: one intent, one refund.
 */
export const prove: Proof = async ({ full }) => {
  buildIfOld();
  const cluster = await startTestCluster();
  const database = await copyOf(cluster.url, 8);
  const practice = await aPracticeShop();
  const app = await startRealApp({ databaseUrl: database.url, storeUrl: practice.store.url });
  const world: World = {
    app,
    practice,
    databaseUrl: database.url,
    order: freshOrder(practice),
    secrets: new Secrets(),
    shown: new Set(),
  };
  try {
    const good = await goodTokensWork(world);
    const forged = await allRefused(world, forgeries());
    const rightless = await allRefused(world, await withoutRight(world));
    const replayed = await replay(
      world,
      full ? { rounds: 5, atOnce: REPLAYS.full } : { rounds: 1, atOnce: REPLAYS.short },
    );
    const libraryAlone = await acceptedByLibrary(forgeries());
    const calm = await latency(app.url);
    const printed = printedSecrets(world);
    const controls = { libraryAloneLetsIn: libraryAlone, unscrubbedShows: unscrubbed(world) };
    const tokens = forged.tokens + rightless.tokens;
    const wrong = [...forged.wrong, ...rightless.wrong];
    for (const line of wrong) console.log(line);
    const ok =
      good &&
      tokens >= 30 &&
      wrong.length === 0 &&
      replayed.ok &&
      printed.length === 0 &&
      world.shown.size === 0 &&
      controls.libraryAloneLetsIn > 0 &&
      controls.unscrubbedShows;
    const figures = { tokens, requests: forged.requests + rightless.requests, wronglyAnswered: wrong.length };
    const shownAnywhere = [...world.shown, ...printed].join("; ");
    return { ok, figures: { ...figures, goodWorks: good, shownAnywhere, ...replayed.figures, ...controls, ...calm } };
  } finally {
    await app.close();
    await practice.close();
    await database.close();
    await cluster.stop();
  }
};

const bearer = (token: string): Shown => ({ headers: [["Authorization", `Bearer ${token}`]] });

function addressed(path: string, query: Readonly<Record<string, string>> = {}): string {
  const text = Object.entries(query).map(([name, value]) => `${name}=${value.replaceAll("\0", "%00")}`);
  return text.length === 0 ? path : `${path}?${text.join("&")}`;
}

const refundPath = ({ order }: World) => `/app/orders/${String(order.id)}/refund.data`;

function refundForm({ order }: World, requestKey: string): string {
  const lines = [{ lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 }];
  return new URLSearchParams({
    intent: "refund",
    lines: JSON.stringify(lines),
    shipping: "no",
    less: "100",
    reason: "late",
    notify: "no",
    requestKey,
  }).toString();
}

/** A page's data, a download, a refund; and, for a plain token, the document that carries it in its address. */
async function tryAll(world: World, { token, shown }: Forgery): Promise<[what: string, answer: RawAnswer][]> {
  const { headers, query } = shown ?? bearer(token);
  const url = world.app.url;
  const tried: [string, Promise<RawAnswer>][] = [
    ["data", rawRequest(url, { path: addressed("/app/orders.data", query), headers })],
    ["download", rawRequest(url, { path: addressed("/app/audit/export", query), headers })],
    [
      "refund",
      rawRequest(url, {
        method: "POST",
        path: addressed(refundPath(world), query),
        headers: [...headers, FORM],
        body: refundForm(world, randomUUID()),
      }),
    ],
  ];
  if (shown === undefined) tried.push(["document", rawRequest(url, { path: documentPath(token) })]);
  return Promise.all(tried.map(async ([what, answer]) => [what, await answer] as [string, RawAnswer]));
}

function documentPath(token: string): string {
  const host = Buffer.from("admin.shopify.com/store/loto-lento").toString("base64url");
  return addressed("/app/orders", { shop: LOTO, host, embedded: "1", id_token: token });
}

async function goodTokensWork(world: World): Promise<boolean> {
  const answers = await tryAll(world, { name: "good", token: tokenWith() });
  for (const [what, { status }] of answers) console.log(`a good token: ${what} ${String(status)}`);
  const holdsOrders = answers.some(([what, { body }]) => what === "document" && body.includes(world.order.name));
  return holdsOrders && answers.every(([, { status }]) => status === 200);
}

type Refusals = { tokens: number; requests: number; wrong: string[] };

/** So many tokens between two looks at the whole database. */
const BATCH = 10;

async function allRefused(world: World, list: readonly Forgery[]): Promise<Refusals> {
  const result: Refusals = { tokens: 0, requests: 0, wrong: [] };
  for (const { name, token } of list) world.secrets.add(name, token);
  for (let at = 0; at < list.length; at += BATCH) {
    const batch = list.slice(at, at + BATCH);
    const [before, sent] = [await digestOf(world.databaseUrl), world.practice.store.state.mutations.length];
    const answered = await Promise.all(batch.map(async (one) => ({ ...one, answers: await tryAll(world, one) })));
    const changed = changedTables(before, await digestOf(world.databaseUrl)).filter((table) => !maySee(batch, table));
    for (const { name, answers } of answered) judge(world, result, { name, answers });
    if (changed.length > 0)
      result.wrong.push(`${batch.map(({ name }) => name).join(", ")}: changed ${changed.join(", ")}`);
    if (world.practice.store.state.mutations.length !== sent) result.wrong.push("a shop was changed");
  }
  return result;
}

type Answered = { readonly name: string; readonly answers: readonly [what: string, answer: RawAnswer][] };

function judge(world: World, result: Refusals, { name, answers }: Answered): void {
  result.tokens += 1;
  result.requests += answers.length;
  const statuses = answers.map(([what, { status }]) => `${what} ${String(status)}`).join(", ");
  console.log(`${String(result.tokens)}. ${name}: ${statuses}`);
  for (const [what, answer] of answers) {
    if (!isRefusal(answer, what)) result.wrong.push(`${name}: ${what} answered ${String(answer.status)}`);
    for (const shown of world.secrets.shownIn(answer.head + answer.body)) world.shown.add(`${shown} in ${what}`);
  }
}

function isRefusal({ status, head, body }: RawAnswer, what: string): boolean {
  // A connection that was cut while a megabyte was still coming in.
  if (status === 0) return what !== "document" || body === "";
  if (status === 302 && !/^location: \/auth\/session-token/im.test(head)) return false;
  return REFUSED.has(status);
}

/** A person whom Shopify vouches for is known, and their session kept, even if they may do nothing. */
function maySee(batch: readonly Forgery[], table: string): boolean {
  return (
    batch.some(({ name }) => RIGHTLESS.has(name)) &&
    (table === "session" || table === "person" || table.startsWith("shop_"))
  );
}

const STOPPED = "of an assistant who was stopped";
const FOREIGN = "another shop's owner, on this shop's order";
const RIGHTLESS: ReadonlySet<string> = new Set([STOPPED, FOREIGN]);

/** Good tokens of people who may not (any more), and of sessions that are not theirs. */
async function withoutRight(world: World): Promise<Forgery[]> {
  await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
  const asAssistant = tokenWith({ sub: ASSISTANT_ID });
  const working = await rawRequest(world.app.url, { path: "/app/orders.data", ...bearer(asAssistant) });
  if (working.status !== 200) throw new Error(`the assistant could not work: ${String(working.status)}`);
  await stop({ shop: LOTO_SHOP, actor: OWNER, requestKey: randomUUID(), input: { who: "everyone" } });
  const onda = { dest: `https://${ONDA}`, iss: `https://${ONDA}/admin` };
  await refusedElsewhere(world, tokenWith({ ...onda, sub: "9100000001" }));
  const stolen = "9000000003";
  await giveSessionOfOwner(stolen);
  const { state } = world.practice.store;
  const shop = state.shops.get(ONDA);
  if (shop !== undefined) uninstall(state, shop);
  await inShop(ONDA, (tx) => tx.query("delete from session"));
  return [
    { name: STOPPED, token: asAssistant },
    { name: "whose stored session is the owner's", token: tokenWith({ sub: stolen }) },
    { name: "of a shop that removed the app", token: tokenWith({ ...onda, sub: "9100000001" }) },
  ];
}

/** The other shop's owner is at home in their own shop only: this shop's order is not found, and so is any other. */
async function refusedElsewhere(world: World, token: string): Promise<void> {
  const at = (path: string) => rawRequest(world.app.url, { path, ...bearer(token) });
  const own = await at("/app/orders.data");
  const foreign = await at(`/app/orders/${String(world.order.id)}.data`);
  const random = await at("/app/orders/999999999999.data");
  console.log(
    `${FOREIGN}: own ${String(own.status)}, foreign ${String(foreign.status)}, random ${String(random.status)}`,
  );
  if (own.status !== 200 || foreign.status !== 404 || foreign.body !== random.body)
    world.shown.add("another shop's order is told from none at all");
}

async function giveSessionOfOwner(userId: string): Promise<void> {
  const { sessionStorage } = shopify();
  const owner = await sessionStorage.loadSession(`${LOTO}_${OWNER_ID}`);
  if (owner === undefined) throw new Error("the owner has no session");
  Object.assign(owner, { id: `${LOTO}_${userId}` });
  await sessionStorage.storeSession(owner);
}

/** The same token and the same key, many times at once and again after an answer. */
async function replay(world: World, { rounds, atOnce }: { rounds: number; atOnce: number }) {
  const token = tokenWith();
  const { state } = world.practice.store;
  const before = state.mutations.length;
  const requestKey = randomUUID();
  const once = () =>
    rawRequest(world.app.url, {
      method: "POST",
      path: refundPath(world),
      headers: [...bearer(token).headers, FORM],
      body: refundForm(world, requestKey),
    });
  const answers: RawAnswer[] = [];
  for (let round = 0; round < rounds; round += 1)
    answers.push(...(await Promise.all(Array.from({ length: atOnce }, once))));
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ count: string }>("select count(*) from intent where request_key = $1", [requestKey]),
  );
  console.log(
    `replays: ${JSON.stringify(
      Object.groupBy(answers, ({ status }) => String(status)),
      (key, value: unknown) => (Array.isArray(value) ? value.length : value),
    )}`,
  );
  const figures = {
    replays: answers.length,
    replaysServed: answers.filter(({ status }) => status === 200).length,
    replayIntents: Number(rows[0]?.count),
    replayMutations: state.mutations.length - before,
  };
  const calm = answers.every(({ status }) => status === 200 || status === 409 || status === 429);
  return {
    ok: calm && figures.replayIntents === 1 && figures.replayMutations === 1 && figures.replaysServed > 0,
    figures,
  };
}

/** Everything that the app printed at its most talkative, against every token, key and secret there is. */
function printedSecrets({ app, practice, secrets }: World): string[] {
  secrets.add("a good token", tokenWith());
  secrets.add("the app's secret", API_SECRET);
  for (const { token, kind } of practice.store.state.tokens.values()) secrets.add(`an ${kind} token`, token);
  for (const token of practice.store.state.refreshTokens.keys()) secrets.add("a refresh token", token);
  return secrets.shownIn(app.printed()).map((name) => `${name} in the log`);
}

/** Control: the text of the library's error, as it is and as the log has it. */
function unscrubbed({ secrets }: World): boolean {
  const token = tokenWith({ exp: 1 });
  secrets.add("the control", token);
  const text = `Failed to parse session token '${token}': "exp" claim timestamp check failed`;
  return secrets.shownIn(text).length > 0 && secrets.shownIn(scrub(text)).length === 0;
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../app/features/audit/record-store.server";
import { stop } from "../../app/features/delegation/change-team.server";
import { SEEN_HEADER } from "../../app/features/view-as/view";
import { inShop } from "../../app/platform/db.server";
import { anEdgeWorld, documentPath, FORM, type EdgeWorld } from "../support/edge-world";
import { tokenWith } from "../support/forged-tokens";
import { freshOrder, gidOf } from "../support/intents";
import { routeAddresses } from "../support/mask-tour";
import { anAssistant, LOTO_SHOP, OWNER } from "../support/people";
import { LOTO, ONDA } from "../support/practice-shop";
import { rawRequest } from "../support/raw-http";
import { changedTables, digestOf } from "../support/trace";

/** The built app over the wire: the owner sees it as one of her assistants. */
let world: EdgeWorld;
let grantId = "";
let orderId = "";
const HER = "9000000002";
beforeAll(async () => {
  world = await anEdgeWorld();
  for (const who of ["9000000001", HER]) await world.ask({ path: "/app.data" }, who);
  const her = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 });
  grantId = her.standing.kind === "assistant" ? her.standing.grant.id : "";
  orderId = String(freshOrder(world.practice).id);
}, 120_000);
afterAll(() => world.close());

type Fields = Readonly<Record<string, string>>;
const post = (path: string, fields: Fields, { as = OWNER.userId, marked = false } = {}) =>
  world.ask(
    {
      method: "POST",
      path,
      headers: [FORM, ...(marked ? [[SEEN_HEADER, "1"] as const] : [])],
      body: new URLSearchParams(fields).toString(),
    },
    as,
  );
const key = () => ({ requestKey: randomUUID() });
const see = (id = grantId, as = OWNER.userId) =>
  post(`/app/team/${id}.data`, { intent: "see", width: "desktop", ...key() }, { as });
const end = () => post("/app.data", { intent: "end", grantId, ...key() });

const noView = () => inShop(LOTO, (tx) => tx.query("delete from person_view"));

/** One route's own data as this person gets it, with the moments of this very request made alike. */
async function dataOf({ id, pattern }: { id: string; pattern: string }, who: string): Promise<string> {
  const ids: Fields = { $orderId: orderId, $grantId: grantId, $roleId: randomUUID(), $row: "1", $example: orderId };
  const path = pattern.replace("?index", "").replace(/\$\w+/, (name) => ids[name] ?? "");
  const { status, body } = await world.ask({ path: `${path}.data?_routes=${encodeURIComponent(id)}` }, who);
  const recent = new Date().toISOString().slice(0, 13);
  return `${String(status)} ${body.replaceAll(new RegExp(`${recent}:[\\d:.]+Z`, "g"), "now")}`;
}

const PAGES = routeAddresses().filter(({ id }) => /^routes\/app\./.test(id) || id === "routes/app._index");

describe("the owner who sees as an assistant", () => {
  beforeEach(noView);

  it("gets on every page, refused ones too, to the letter what the assistant gets; before that, something else", async () => {
    const differing: string[] = [];
    const own = new Map<string, string>();
    for (const page of PAGES) own.set(page.id, await dataOf(page, OWNER.userId));
    expect((await see()).status).toBe(202);
    for (const page of PAGES) {
      const hers = await dataOf(page, HER);
      expect(await dataOf(page, OWNER.userId), page.id).toBe(hers);
      if (own.get(page.id) !== hers) differing.push(page.id);
    }
    expect(PAGES.length).toBeGreaterThanOrEqual(20);
    // The control: what the owner gets as herself is another thing, on pages that open for both and on her own.
    for (const id of ["routes/app._index", "routes/app.orders.$orderId", "routes/app.limits", "routes/app.team._index"])
      expect(differing).toContain(id);
  });

  it.each([
    ["does not work yet", "status = 'waiting'", "status = 'active'"],
    ["has no more days", "valid_until = app_now() - interval '1 day'", "valid_until = null"],
  ])("meets the same closed doors when the assistant %s", async (_, change, back) => {
    const set = (sql: string) =>
      inShop(LOTO, (tx) => tx.query(`update assistant_grant set ${sql} where id = $1`, [grantId]));
    await see();
    await set(change);
    for (const page of PAGES) expect(await dataOf(page, OWNER.userId), page.id).toBe(await dataOf(page, HER));
    expect(await dataOf({ id: "routes/app.orders._index", pattern: "/app/orders" }, OWNER.userId)).toMatch(/^403 /);
    await set(back);
  });

  it("reads above every page, also one that is refused or does not exist, as whom, and how to end it", async () => {
    await see();
    const paths = ["/app", "/app/orders", `/app/orders/${orderId}`, "/app/team", "/app/audit", "/app/orders/999999999"];
    for (const path of paths) {
      const { body } = await world.raw({ path: documentPath(path) });
      expect(body, path).toMatch(/aria-label="Stai vedendo Delega come Chiara Bianchi"/);
      expect(body, path).toMatch(/Sola lettura[\s\S]*Termina/);
    }
    const hers = await world.raw({ path: documentPath("/app", { userId: HER }) });
    expect(hers.body).not.toContain("Stai vedendo");
  });

  it("sends nothing that counts, whatever page it comes from: each form is refused, and no row but her own visit moves", async () => {
    await see();
    const before = await digestOf(world.database.url);
    const forms = PAGES.filter(({ takesForms }) => takesForms);
    for (const { id, pattern } of forms) {
      const [path = "", query] = pattern.split("?");
      const filled = path.replace("$orderId", orderId).replace(/\$(grantId|roleId)/, grantId);
      const answer = await post(`${filled}.data${query === undefined ? "" : `?${query}`}`, key());
      expect([id, answer.status, answer.body]).toEqual([id, 403, expect.stringContaining("seeing_as")]);
    }
    expect(forms.length).toBeGreaterThanOrEqual(10);
    const moved = changedTables(before, await digestOf(world.database.url));
    expect(moved.filter((table) => table !== "person" && table !== "session")).toEqual([]);
  });

  it("neither searches, shows, refunds nor stops while she looks, and the same forms work once she is herself", async () => {
    const order = freshOrder(world.practice);
    const lines = JSON.stringify([
      { lineItemGid: `gid://shopify/LineItem/${String(order.lines[0]?.id)}`, quantity: 1 },
    ]);
    const page = `/app/orders/${String(order.id)}`;
    const FORMS: [string, Fields][] = [
      ["/app/orders.data?index", { q: order.name }],
      [`${page}.data`, { intent: "reveal", field: "email", reason: "carrier_asks" }],
      [`${page}/refund.data`, { intent: "refund", lines, shipping: "no", less: "100", reason: "late", notify: "no" }],
    ];
    const entries = async () => (await listEntries(LOTO, { limit: 100 })).length;
    await see();
    const before = await entries();
    for (const [path, fields] of FORMS) {
      const answer = await post(path, { ...fields, ...key() });
      expect([answer.status, answer.body]).toEqual([403, expect.stringContaining("seeing_as")]);
    }
    expect(await entries()).toBe(before);
    expect(world.practice.store.state.mutations).toEqual([]);
    expect((await end()).status).toBe(202);
    for (const [path, fields] of FORMS) {
      const stale = await post(path, { ...fields, ...key() }, { marked: true });
      expect([stale.status, stale.body]).toEqual([403, expect.stringContaining("seeing_as")]);
      expect((await post(path, { ...fields, ...key() })).status).toBeLessThan(300);
    }
    const sent = world.practice.store.state.mutations.map((one) => JSON.stringify(one.variables));
    expect(sent.filter((variables) => variables.includes(gidOf(order)))).toHaveLength(1);
  });

  it("chooses language and width, which are hers alone", async () => {
    await see();
    expect((await post("/app.data", { locale: "en" })).status).toBe(200);
    expect((await post("/app.data", { intent: "width", width: "phone" })).status).toBe(200);
    const { body } = await world.raw({ path: documentPath("/app/limits") });
    expect(body).toContain("You are seeing Delega as Chiara Bianchi");
    expect(body).toContain("Chiara reads it in Italian.");
    const hers = await world.raw({ path: documentPath("/app/limits", { userId: HER }) });
    expect(hers.body).toMatch(/<html lang="it"/);
    await post("/app.data", { locale: "it" });
  });
});

describe("a view", () => {
  beforeEach(noView);
  const isOpen = async () => (await world.ask({ path: "/app/team.data" })).status === 403;

  it("is in the record with its start and its end, each the owner's own", async () => {
    await see();
    await end();
    const [ended, started] = (await listEntries(LOTO, { limit: 2 })).map(({ entry }) => entry);
    for (const entry of [started, ended])
      expect(entry).toMatchObject({
        actor: { kind: "owner", user: OWNER.userId },
        subject: { person: HER },
        input: { grant: grantId },
      });
    expect([started?.effect, ended?.effect]).toEqual(["view.start", "view.end"]);
  });

  it("ends by hand, and ending what has ended already is no error", async () => {
    await see();
    expect(await isOpen()).toBe(true);
    expect((await end()).status).toBe(202);
    expect(await isOpen()).toBe(false);
    expect((await end()).status).toBe(202);
  });

  it("ends by itself after 30 minutes of the database's clock", async () => {
    await see();
    const age = (interval: string) =>
      inShop(LOTO, (tx) => tx.query("update person_view set until = until - $1::interval", [interval]));
    await age("29 minutes");
    expect(await isOpen()).toBe(true);
    await age("1 minute");
    expect(await isOpen()).toBe(false);
  });

  it("is opened by nobody but the owner: not by an assistant, a manager, a stranger", async () => {
    const manager = await anAssistant({ perOrderMinor: 3000, perDayMinor: 10_000 }, { userId: "9000000003" });
    const held = manager.standing.kind === "assistant" ? manager.standing.grant.id : "";
    await post(`/app/team/${held}.data`, { intent: "manager", may: "yes", ...key() });
    expect((await world.ask({ path: "/app/roles.data" }, "9000000003")).status).toBe(200);
    for (const as of [HER, "9000000003", "9000000005"]) expect((await see(grantId, as)).status).toBe(403);
    const { rows } = await inShop(LOTO, (tx) => tx.query("select 1 from person_view"));
    expect(rows).toEqual([]);
  });

  it("of another shop's assistant is as good as one that never existed", async () => {
    const token = tokenWith({ sub: "9100000001", dest: `https://${ONDA}`, iss: `https://${ONDA}/admin` });
    const ask = (id: string) =>
      rawRequest(world.app.url, {
        method: "POST",
        path: `/app/team/${id}.data`,
        headers: [["Authorization", `Bearer ${token}`], FORM],
        body: new URLSearchParams({ intent: "see", width: "desktop", ...key() }).toString(),
      });
    const [foreign, random] = [await ask(grantId), await ask(randomUUID())];
    expect([foreign.status, foreign.body]).toEqual([404, random.body]);
  });

  it("ends with the assistant's right, and nobody who was stopped is seen", async () => {
    await see();
    expect(await isOpen()).toBe(true);
    const stopped = await stop({ shop: LOTO_SHOP, actor: OWNER, ...key(), input: { who: grantId } });
    expect(stopped.ok).toBe(true);
    expect(await isOpen()).toBe(false);
    expect((await see()).status).toBe(404);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OTHER_APP, OUR_APP, type Order } from "./state";
import { gidOf, isUnsent, newest, OWNER, storeUnderTest, type StoreUnderTest } from "./store-under-test";

let test: StoreUnderTest;
beforeEach(async () => {
  test = await storeUnderTest(["read_orders", "write_orders"]);
});
afterEach(() => test.close());

type Event = {
  __typename: string;
  id: string;
  action: string;
  createdAt: string;
  message: string;
  attributeToApp: boolean;
  attributeToUser: boolean;
  appTitle: string | null;
  author?: string | null;
};

const FIELDS =
  "__typename id action createdAt message criticalAlert attributeToApp attributeToUser appTitle ... on BasicEvent { author subjectId subjectType secondaryMessage arguments additionalData } ... on CommentEvent { rawMessage edited }";
const TIMELINE = `query($id: ID!, $query: String) { order(id: $id) { events(first: 50, query: $query, sortKey: CREATED_AT) { nodes { ${FIELDS} } } } }`;
const timeline = (order: Order, query?: string) =>
  test.read<Event[]>("order.events.nodes", TIMELINE, { id: gidOf(order), query });
const last = async (order: Order) => (await timeline(order)).at(-1);
const note = (order: Order, text: string) =>
  test.ask("mutation($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
    input: { id: gidOf(order), note: text },
  });

describe("an order's timeline", () => {
  it("tells how a seeded order went, oldest first, each event with an id of its own", async () => {
    const order = newest(test.shop, ({ fulfilments, refunds }) => fulfilments.length > 0 && refunds.length > 0);
    const events = await timeline(order);
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["placed", "confirmed", "sale_success", "fulfillment_success", "refund_success"]),
    );
    expect(events.map(({ createdAt }) => createdAt)).toEqual(events.map(({ createdAt }) => createdAt).sort());
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events[0]).toMatchObject({ attributeToApp: false, attributeToUser: false, appTitle: null });
  });

  it("agrees with the agreements about who refunded", async () => {
    const refunds = test.shop.orders.filter(({ refunds: made }) => made.length > 0).slice(-12);
    for (const order of refunds) {
      const app = order.agreements.find(({ reason }) => reason === "REFUND")?.app ?? null;
      const event = (await timeline(order)).find(({ action }) => action === "refund_success");
      const other = app?.id === OTHER_APP.id;
      expect(event).toMatchObject({
        attributeToApp: other,
        attributeToUser: !other,
        appTitle: other ? OTHER_APP.title : null,
        author: other ? OTHER_APP.title : "Marta Rossi",
      });
    }
  });

  it("names our app for what it does with its own token", async () => {
    const order = newest(test.shop, isUnsent);
    test.wait(1000);
    await note(order, "hello");
    expect(await last(order)).toMatchObject({
      action: "update",
      attributeToApp: true,
      attributeToUser: false,
      appTitle: OUR_APP.title,
      author: OUR_APP.title,
    });
  });

  it("names the person, too, when an online token acted", async () => {
    for (const token of test.store.state.tokens.values()) Object.assign(token, { kind: "online", userId: OWNER });
    const order = newest(test.shop, isUnsent);
    test.wait(1000);
    await note(order, "hello");
    expect(await last(order)).toMatchObject({ attributeToApp: true, attributeToUser: true, author: "Marta Rossi" });
  });

  it("speaks the shop owner's language, with links in it and names made harmless", async () => {
    const order = newest(test.shop, isUnsent);
    test.wait(1000);
    await note(order, "x");
    expect((await last(order))?.message).toMatch(/^<a href="https:\/\/[^"]+">#\d+<\/a> è stato aggiornato\.$/);
    const owner = test.shop.people.find(({ accountOwner }) => accountOwner);
    Object.assign(owner ?? {}, { locale: "en", firstName: "<b>Mar", lastName: "ta</b>" });
    expect((await last(order))?.message).toMatch(/ was updated\.$/);
    await test.control("outside-cancel", { orderName: order.name });
    const cancelled = (await timeline(order)).find(({ action }) => action === "cancelled");
    expect(cancelled?.message).toContain("&lt;b&gt;Mar ta&lt;/b&gt;");
  });

  it("forgets after a year", async () => {
    const order = newest(test.shop, isUnsent);
    for (const token of test.store.state.tokens.values()) token.scopes.push("read_all_orders");
    test.wait(200 * 86_400_000);
    expect((await timeline(order)).length).toBeGreaterThan(0);
    test.wait(170 * 86_400_000);
    expect(await timeline(order)).toEqual([]);
  });

  it("filters by action, date, id and kind, and warns of filters it does not know", async () => {
    const order = newest(test.shop, isUnsent);
    await test.control("outside-comment", { orderName: order.name, text: "call her" });
    const actions = async (query: string) => (await timeline(order, query)).map(({ action }) => action);
    expect(await actions("action:sale_success")).toEqual(["sale_success"]);
    expect(await actions("comments:false")).not.toContain("comment");
    expect(await actions(`created_at:>'${order.createdAt}'`)).toEqual(["comment"]);
    expect(await actions(`id:${String(order.id)}`)).toEqual(["placed"]);
    expect(await actions("subject_type:PRODUCT")).toEqual([]);
    const warned = await test.ask(TIMELINE, { id: gidOf(order), query: "colour:red" });
    expect(warned.extensions?.["search"]).toHaveLength(1);
  });
});

describe("what nobody is named for", () => {
  it("is attributed to neither a person nor an app: a cancellation that Shopify made by itself, and its refund", async () => {
    const order = newest(test.shop, isUnsent);
    await test.control("outside-cancel", { orderName: order.name, by: "nobody" });
    const events = (await timeline(order)).filter(({ action }) => ["cancelled", "refund_success"].includes(action));
    expect(events.map((one) => [one.attributeToApp, one.attributeToUser, one.appTitle])).toEqual([
      [false, false, null],
      [false, false, null],
    ]);
  });
});

describe("a comment of staff", () => {
  const AUTHOR =
    "query($id: ID!) { order(id: $id) { id events(first: 50) { nodes { ... on CommentEvent { rawMessage author { name } } } } } }";

  it("is a CommentEvent whose words are escaped in its message and raw beside it", async () => {
    const order = newest(test.shop, isUnsent);
    test.wait(1000);
    await test.control("outside-comment", { orderName: order.name, text: "<i>angry</i>" });
    expect(await last(order)).toMatchObject({
      __typename: "CommentEvent",
      rawMessage: "<i>angry</i>",
      message: "&lt;i&gt;angry&lt;/i&gt;",
      attributeToUser: true,
    });
  });

  it("takes the whole order from an app that asks for its author without read_users", async () => {
    const order = newest(test.shop, isUnsent);
    await test.control("outside-comment", { orderName: order.name, text: "hm" });
    const denied = await test.ask(AUTHOR, { id: gidOf(order) });
    expect([denied.data, denied.errors?.[0]?.extensions?.code]).toEqual([{ order: null }, "ACCESS_DENIED"]);
    test.shop.planName = "Advanced";
    for (const token of test.store.state.tokens.values()) token.scopes.push("read_users");
    const nodes = await test.read<object[]>("order.events.nodes", AUTHOR, { id: gidOf(order) });
    expect(nodes).toContainEqual({ rawMessage: "hm", author: { name: "Marta Rossi" } });
  });
});

describe("the shop's events", () => {
  const EVENTS = `query($first: Int!, $after: String, $query: String) { events(first: $first, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

  it("are those of all orders, newest first, in pages that neither repeat nor skip", async () => {
    type Page = { nodes: Event[]; pageInfo: { endCursor: string } };
    const whole = await test.read<Page>("events", EVENTS, { first: 60 });
    const one = await test.read<Page>("events", EVENTS, { first: 30 });
    const two = await test.read<Page>("events", EVENTS, { first: 30, after: one.pageInfo.endCursor });
    expect([...one.nodes, ...two.nodes]).toEqual(whole.nodes);
    const times = whole.nodes.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("are counted, found by id, and denied without read_orders", async () => {
    const count = await test.read<number>("eventsCount.count", '{ eventsCount(query: "action:cancelled") { count } }');
    expect(count).toBe(
      test.shop.orders.filter(
        ({ cancelledAt, createdAt }) => cancelledAt !== null && Date.now() - Date.parse(createdAt) < 60 * 86_400_000,
      ).length,
    );
    const order = newest(test.shop, isUnsent);
    const id = `gid://shopify/BasicEvent/${String(order.id)}`;
    const found = await test.read(
      "event",
      "query($id: ID!) { event(id: $id) { action ... on BasicEvent { subject { ... on Order { name } } } } }",
      { id },
    );
    expect(found).toEqual({ action: "placed", subject: { name: order.name } });
    for (const token of test.store.state.tokens.values()) token.scopes = [];
    expect((await test.ask(EVENTS, { first: 1 })).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });
});

describe("every way to change an order leaves its trace", () => {
  const ways: [way: string, body: object, action: string][] = [
    ["outside-update", { note: "n" }, "update"],
    ["outside-address", { address: { city: "Roma", countryCode: "IT" } }, "update"],
    ["outside-edit", { add: [{ sku: "STRAP-25", quantity: 1 }] }, "edited"],
    ["outside-cancel", {}, "cancelled"],
    ["outside-refund", { amount: "1.00" }, "refund_success"],
  ];
  for (const [way, body, action] of ways)
    it(`${way}: ${action}, by staff in the admin`, async () => {
      const order = newest(test.shop, isUnsent);
      test.wait(1000);
      expect((await test.control(way, { orderName: order.name, ...body })).status).toBe(200);
      expect((await timeline(order)).filter((one) => one.action === action)).toMatchObject([
        { attributeToApp: false, attributeToUser: true, appTitle: null, author: "Marta Rossi" },
      ]);
    });
});

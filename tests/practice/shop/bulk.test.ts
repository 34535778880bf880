import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAsking, type Asking } from "./asking";
import { BOUNDLESS } from "./throttle";

let asking: Asking;
beforeEach(async () => {
  asking = await startAsking({ plan: BOUNDLESS });
});
afterEach(() => asking.store.close());

const ALL = ["read_orders", "read_all_orders", "read_customers"];
const DAY_MS = 86_400_000;

type Operation = {
  id: string;
  status: string;
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
  partialDataUrl: string | null;
};
type Started = {
  bulkOperationRunQuery: { bulkOperation: Operation | null; userErrors: { code: string; message: string }[] };
};
const FIELDS = "id status errorCode objectCount rootObjectCount fileSize url partialDataUrl";

async function run(query: string, { grouped = false, scopes = ALL } = {}) {
  const { data } = await asking.ask<Started>(
    `mutation($query: String!, $grouped: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $grouped) { bulkOperation { ${FIELDS} } userErrors { field message code } } }`,
    { query, grouped },
    scopes,
  );
  return data.bulkOperationRunQuery;
}

async function read(id: string): Promise<Operation> {
  const { data } = await asking.ask<{ bulkOperation: Operation }>(
    `query($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`,
    { id },
  );
  return data.bulkOperation;
}

/** Asks until it has come to an end, as an app does. */
async function ended(query: string, options: { grouped?: boolean; scopes?: string[] } = {}): Promise<Operation> {
  const { bulkOperation, userErrors } = await run(query, options);
  if (bulkOperation === null) throw new Error(JSON.stringify(userErrors));
  return end(bulkOperation.id);
}

async function end(id: string): Promise<Operation> {
  await expect.poll(async () => (await read(id)).status, { timeout: 15_000 }).toMatch(/COMPLETED|FAILED|CANCELED/);
  return read(id);
}

type Line = Record<string, unknown> & { id?: string; __parentId?: string };
async function linesAt(url: string | null): Promise<Line[]> {
  const response = await fetch(url ?? "");
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

const NESTED =
  "{ orders { edges { node { id name lineItems { edges { node { id sku } } } agreements { edges { node { __typename id } } } } } } }";

describe("a bulk query", () => {
  it("reads every order and all that hangs on it, each object a line that names its parent", async () => {
    const before = await run(NESTED);
    expect(before.bulkOperation).toMatchObject({ status: "CREATED", url: null, objectCount: "0" });
    const done = await end(before.bulkOperation?.id ?? "");
    const lines = await linesAt(done.url);
    const { orders } = asking.shop;
    const children = orders.reduce((sum, order) => sum + order.lines.length + order.agreements.length, 0);
    expect(done).toMatchObject({
      status: "COMPLETED",
      errorCode: null,
      rootObjectCount: "300",
      objectCount: String(300 + children),
    });
    expect(lines).toHaveLength(300 + children);
    expect(
      lines
        .filter(({ __parentId }) => __parentId === undefined)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(orders.map(({ name }) => name).toSorted());
    for (const order of orders) {
      const under = lines.filter(({ __parentId }) => __parentId === `gid://shopify/Order/${String(order.id)}`);
      expect(under.flatMap(({ sku }) => (sku === undefined ? [] : [sku]))).toEqual(order.lines.map(({ sku }) => sku));
    }
    expect(Object.keys(lines[0] ?? {})).toEqual(["id", "name"]);
    expect(Number(done.fileSize)).toBe((await (await fetch(done.url ?? "")).arrayBuffer()).byteLength);
  });

  it("grouped, children follow their parent; else they stand far away", async () => {
    const far = await linesAt((await ended(NESTED)).url);
    const near = await linesAt((await ended(NESTED, { grouped: true })).url);
    const neighbours = (lines: Line[]) =>
      lines.filter(
        (line, at) =>
          line.__parentId !== undefined &&
          lines[at - 1]?.__parentId === undefined &&
          lines[at - 1]?.id === line.__parentId,
      ).length;
    expect(neighbours(near)).toBe(300);
    expect(neighbours(far)).toBeLessThan(5);
    const sorted = (lines: Line[]) => lines.map((line) => JSON.stringify(line)).toSorted();
    expect(sorted(far)).toEqual(sorted(near));
  });

  it("answers as the same query does without it, and takes lists inside an object as they are", async () => {
    const fields =
      "id name tags displayFinancialStatus currentTotalPriceSet { shopMoney { amount } } refunds { id note totalRefundedSet { shopMoney { amount currencyCode } } }";
    const filter = `query: "financial_status:partially_refunded", sortKey: UPDATED_AT`;
    const { data } = await asking.ask<{ orders: { nodes: Line[] } }>(
      `{ orders(first: 100, ${filter}) { nodes { ${fields} } } }`,
      {},
      ALL,
    );
    const done = await ended(`{ orders(${filter}) { edges { node { ${fields} } } } }`);
    expect(await linesAt(done.url)).toEqual(data.orders.nodes);
    expect(data.orders.nodes.length).toBeGreaterThan(3);
  });

  it("ignores the page it asks for, and reads lists that are longer than a page below an order, too", async () => {
    const order = asking.shop.orders.at(-1);
    const [line] = order?.lines ?? [];
    if (order === undefined || line === undefined) throw new Error("no order");
    order.lines = Array.from({ length: 601 }, (_, at) => ({ ...line, id: 100 + at }));
    const done = await ended(
      `{ orders(first: 2, query: "name:'${order.name}'") { edges { node { id lineItems(first: 1) { edges { node { id } } } } } } }`,
    );
    const lines = await linesAt(done.url);
    expect(lines).toHaveLength(602);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(602);
  });

  it("reads what hangs on one object", async () => {
    const order = asking.shop.orders.at(-1);
    const id = `gid://shopify/Order/${String(order?.id)}`;
    const lines = await linesAt(
      (await ended(`{ order(id: "${id}") { id name lineItems { edges { node { id } } } } }`)).url,
    );
    expect(lines[0]).toEqual({ id, name: order?.name });
    expect(lines.slice(1).every(({ __parentId }) => __parentId === id)).toBe(true);
  });

  it("that finds nothing has no file", async () => {
    expect(await ended('{ orders(query: "name:nothing") { edges { node { id } } } }')).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
    });
  });

  it("costs what its mutation costs", async () => {
    const { extensions } = await asking.ask(
      `mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }") { bulkOperation { id } userErrors { code } } }`,
    );
    expect(extensions.cost?.requestedQueryCost).toBeLessThan(15);
  });
});

describe("a query that Shopify would not start", () => {
  const edges = (inner: string) => `{ edges { node { ${inner} } } }`;
  it.each<[why: string, query: string]>([
    ["no connection", "{ shop { name } }"],
    ["not GraphQL", "{ orders"],
    ["a field that is not there", `{ orders ${edges("id colour")} }`],
    ["a mutation", 'mutation { orderClose(input: { id: "1" }) { order { id } } }'],
    ["variables", `query($q: String) { orders(query: $q) ${edges("id")} }`],
    ["two fields at the top", `{ orders ${edges("id")} customers ${edges("id")} }`],
    ["node", '{ node(id: "gid://shopify/Order/1") { id } }'],
    [
      "six connections",
      `{ orders ${edges(`id a: lineItems ${edges("id")} b: lineItems ${edges("id")} c: lineItems ${edges("id")} d: lineItems ${edges("id")} e: lineItems ${edges("id")}`)} }`,
    ],
    ["three levels", `{ customers ${edges(`id orders ${edges(`id lineItems ${edges("id")}`)}`)} }`],
    ["a connection in a list", `{ orders ${edges(`id refunds { id refundLineItems ${edges("quantity")} }`)} }`],
    ["a parent without id", `{ orders ${edges(`name lineItems ${edges("id")}`)} }`],
    ["nodes without edges", "{ orders { nodes { id } } }"],
  ])("is INVALID: %s", async (_, query) => {
    expect(await run(query)).toMatchObject({ bulkOperation: null, userErrors: [{ code: "INVALID" }] });
  });

  it("five run side by side and a sixth waits; where only one may, it says that one is running", async () => {
    await asking.flip("bulk", { pageMs: 300 });
    const started = [];
    for (let count = 0; count < 5; count += 1) started.push(await run(NESTED));
    expect(started.every(({ bulkOperation }) => bulkOperation !== null)).toBe(true);
    expect((await run(NESTED)).userErrors).toMatchObject([{ code: "LIMIT_REACHED" }]);
    await asking.flip("bulk", { atOnce: 1, pageMs: 300 });
    expect((await run(NESTED)).userErrors).toMatchObject([{ code: "OPERATION_IN_PROGRESS" }]);
    for (const { bulkOperation } of started) await end(bulkOperation?.id ?? "");
    expect((await run(NESTED)).userErrors).toEqual([]);
  });
});

describe("what can become of it", () => {
  it("without the scope of what it reads it fails with ACCESS_DENIED", async () => {
    expect(await ended(NESTED, { scopes: ["read_customers"] })).toMatchObject({
      status: "FAILED",
      errorCode: "ACCESS_DENIED",
      url: null,
      partialDataUrl: null,
    });
  });

  it.each(["TIMEOUT", "INTERNAL_SERVER_ERROR"])("failing with %s it leaves what it had", async (code) => {
    await asking.flip("bulk", { failNext: { code, afterObjects: 120 } });
    const failed = await ended(NESTED);
    expect(failed).toMatchObject({ status: "FAILED", errorCode: code, objectCount: "120", url: null });
    expect(await linesAt(failed.partialDataUrl)).toHaveLength(120);
    expect((await ended(NESTED)).status).toBe("COMPLETED");
  });

  it("it is cancelled between two pages, once", async () => {
    await asking.flip("bulk", { pageMs: 200 });
    const { bulkOperation } = await run(NESTED);
    const cancel = () =>
      asking.ask<{ bulkOperationCancel: { bulkOperation: { status: string }; userErrors: unknown[] } }>(
        "mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }",
        { id: bulkOperation?.id },
      );
    expect((await cancel()).data.bulkOperationCancel).toEqual({
      bulkOperation: { status: "CANCELING" },
      userErrors: [],
    });
    expect(await end(bulkOperation?.id ?? "")).toMatchObject({ status: "CANCELED", url: null });
    expect((await cancel()).data.bulkOperationCancel.userErrors).toHaveLength(1);
  });

  it("its result lies there for seven days", async () => {
    const { id, url } = await ended(NESTED);
    asking.wait(7 * DAY_MS - 60_000);
    expect((await fetch(url ?? "")).status).toBe(200);
    asking.wait(120_000);
    expect((await fetch(url ?? "")).status).toBe(400);
    expect(await read(id)).toMatchObject({ status: "EXPIRED", url: null });
    expect((await fetch(`${asking.store.url}/bulk-operation-outputs/00.jsonl`)).status).toBe(404);
  });

  it("its end is announced", async () => {
    const heard: Record<string, unknown>[] = [];
    const { createServer } = await import("node:http");
    const listener = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        heard.push(JSON.parse(Buffer.concat(parts).toString("utf8")) as Record<string, unknown>);
        response.end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = listener.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    asking.store.state.webhooks.subscriptions.push({
      topic: "bulk_operations/finish",
      url: `http://127.0.0.1:${String(port)}/`,
    });
    const { id } = await ended(NESTED);
    await expect
      .poll(() => heard)
      .toMatchObject([{ admin_graphql_api_id: id, status: "completed", type: "query", error_code: null }]);
    listener.close();
  });
});

it("lists: newest first, by status and kind; the newest is the current one", async () => {
  const first = await ended(NESTED);
  asking.wait(1000);
  await asking.flip("bulk", { failNext: { code: "TIMEOUT" } });
  const second = await ended(NESTED);
  const list = async (query: string) => {
    const { data } = await asking.ask<{ bulkOperations: { nodes: { id: string }[] } }>(
      "query($query: String) { bulkOperations(first: 10, query: $query) { nodes { id } } }",
      { query },
    );
    return data.bulkOperations.nodes.map(({ id }) => id);
  };
  expect(await list("operation_type:QUERY")).toEqual([second.id, first.id]);
  expect(await list("status:failed")).toEqual([second.id]);
  expect(await list("operation_type:mutation")).toEqual([]);
  const { data } = await asking.ask<{ currentBulkOperation: { id: string } }>("{ currentBulkOperation { id } }");
  expect(data.currentBulkOperation.id).toBe(second.id);
});

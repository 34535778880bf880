import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aSentOrder, aWaitingOrder, first, globalId, shippingUnderTest } from "./shipping-under-test";
import type { Order } from "./state";
import { gidOf, type StoreUnderTest } from "./store-under-test";

let under: StoreUnderTest;
let order: Order;
beforeEach(async () => {
  under = await shippingUnderTest(["read_orders", "write_returns"]);
  order = aSentOrder(under.shop);
});
afterEach(() => under.close());

type Outcome = {
  return: { id: string; name: string; status: string; decline: object | null } | null;
  userErrors: { field: string[]; message: string; code: string }[];
};
const FIELDS = "return { id name status decline { reason note } } userErrors { field message code }";
const run = (name: string, type: string, value: unknown, argument = "input") =>
  under.read<Outcome>(name, `mutation($value: ${type}!) { ${name}(${argument}: $value) { ${FIELDS} } }`, { value });

const line = (more: object = {}) => ({
  fulfillmentLineItemId: globalId("FulfillmentLineItem", first(first(order.fulfilments).lines)),
  quantity: 1,
  returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/9",
  ...more,
});
const create = (more: object = {}) =>
  run("returnCreate", "ReturnInput", { orderId: gidOf(order), returnLineItems: [line(more)] }, "returnInput");
const request = () => run("returnRequest", "ReturnRequestInput", { orderId: gidOf(order), returnLineItems: [line()] });
const idOf = (outcome: Outcome) => String(outcome.return?.id);
const returnStatus = () =>
  under.read<string>("order.returnStatus", "query($id: ID!) { order(id: $id) { returnStatus } }", {
    id: gidOf(order),
  });
const returnable = () =>
  under.read<{ returnableFulfillmentLineItems: { nodes: { quantity: number }[] } }[]>(
    "returnableFulfillments.nodes",
    "query($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes { id fulfillment { id } returnableFulfillmentLineItems(first: 20) { nodes { quantity fulfillmentLineItem { id lineItem { id } } } } } } }",
    { id: gidOf(order) },
  );
const quantities = async () =>
  (await returnable()).flatMap((one) => one.returnableFulfillmentLineItems.nodes.map(({ quantity }) => quantity));
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

describe("what may come back", () => {
  it("is what was sent, less what is in a return or was refunded", async () => {
    const bought = sum(order.lines.map(({ quantity }) => quantity));
    expect(sum(await quantities())).toBe(bought);
    await create();
    expect(sum(await quantities())).toBe(bought - 1);
    const other = order.lines[1];
    if (other !== undefined) other.refunded = other.quantity;
    expect(sum(await quantities())).toBe(bought - 1 - (other?.quantity ?? 0));
    order = aWaitingOrder(under.shop);
    expect(await quantities()).toEqual([]);
  });

  it("has a reason from Shopify's library, in which deleted ones stay valid", async () => {
    const reasons = await under.read<{ handle: string; deleted: boolean }[]>(
      "returnReasonDefinitions.nodes",
      "{ returnReasonDefinitions(first: 50) { nodes { id handle name deleted } } }",
    );
    expect(reasons.filter(({ deleted }) => deleted)).toHaveLength(1);
    const one = await create({ returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/11" });
    expect(one.userErrors).toEqual([]);
  });
});

describe("a return", () => {
  it("made by the app is open at once: named, on the order, with something to come back, and an archived order comes back", async () => {
    order.closedAt = order.createdAt;
    const made = await create();
    expect(made).toMatchObject({ return: { name: `${order.name}-R1`, status: "OPEN" }, userErrors: [] });
    expect([await returnStatus(), order.closedAt]).toEqual(["IN_PROGRESS", null]);
    const shown = await under.read(
      "return",
      "query($id: ID!) { return(id: $id) { totalQuantity order { name } returnLineItems(first: 5) { nodes { quantity processableQuantity refundableQuantity returnReasonDefinition { handle } ... on ReturnLineItem { fulfillmentLineItem { quantity } } } } reverseFulfillmentOrders(first: 2) { nodes { status lineItems(first: 5) { nodes { totalQuantity dispositions { type } } } } } } }",
      { id: idOf(made) },
    );
    expect(shown).toMatchObject({
      totalQuantity: 1,
      order: { name: order.name },
      returnLineItems: {
        nodes: [
          {
            quantity: 1,
            processableQuantity: 1,
            refundableQuantity: 1,
            returnReasonDefinition: { handle: "changed-my-mind" },
          },
        ],
      },
      reverseFulfillmentOrders: {
        nodes: [{ status: "OPEN", lineItems: { nodes: [{ totalQuantity: 1, dispositions: [] }] } }],
      },
    });
    await under.hear("returns/approve", "orders/updated");
  });

  it("is on the record of agreements with the app that made it", async () => {
    const made = await create();
    const agreements = await under.read<object[]>(
      "order.agreements.nodes",
      "query($id: ID!) { order(id: $id) { agreements(first: 10) { nodes { __typename reason app { title } ... on ReturnAgreement { return { id } } } } } }",
      { id: gidOf(order) },
    );
    expect(agreements.at(-1)).toEqual({
      __typename: "ReturnAgreement",
      reason: "RETURN",
      app: { title: "Delega" },
      return: { id: idOf(made) },
    });
  });

  it("asked for waits until somebody approves it", async () => {
    const asked = await request();
    expect([asked.return?.status, await returnStatus()]).toEqual(["REQUESTED", "RETURN_REQUESTED"]);
    expect(order.agreements.some(({ reason }) => reason === "RETURN")).toBe(false);
    await under.hear("returns/request");
    const approve = () => run("returnApproveRequest", "ReturnApproveRequestInput", { id: idOf(asked) });
    expect((await approve()).return?.status).toBe("OPEN");
    expect((await approve()).userErrors).toMatchObject([{ field: ["input", "id"], code: "INVALID_STATE" }]);
    await under.hear("returns/approve");
  });

  it("declined frees its items; a note is at most 500 characters long", async () => {
    const before = await quantities();
    const asked = await request();
    const decline = (declineNote: string) =>
      run("returnDeclineRequest", "ReturnDeclineRequestInput", {
        id: idOf(asked),
        declineReason: "RETURN_PERIOD_ENDED",
        declineNote,
      });
    expect((await decline("x".repeat(501))).userErrors).toMatchObject([{ code: "TOO_LONG" }]);
    expect((await decline("x".repeat(500))).return).toMatchObject({
      status: "DECLINED",
      decline: { reason: "RETURN_PERIOD_ENDED" },
    });
    expect([await quantities(), await returnStatus()]).toEqual([before, "NO_RETURN"]);
    await under.hear("returns/decline");
  });

  it("is closed, opened again and cancelled only from the state before", async () => {
    const id = idOf(await create());
    const move = (name: string) => run(name, "ID", id, "id");
    expect((await move("returnReopen")).userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
    expect((await move("returnClose")).return?.status).toBe("CLOSED");
    expect(await returnStatus()).toBe("RETURNED");
    expect((await move("returnCancel")).userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
    expect((await move("returnReopen")).return?.status).toBe("OPEN");
    expect((await move("returnCancel")).return?.status).toBe("CANCELED");
    await under.hear("returns/close", "returns/reopen", "returns/cancel");
  });

  it("is refused with Shopify's code when an item, its number, its reason or its order is wrong", async () => {
    const cases: [object, string, string][] = [
      [{ fulfillmentLineItemId: "gid://shopify/FulfillmentLineItem/1" }, "fulfillmentLineItemId", "NOT_FOUND"],
      [{ quantity: 0 }, "quantity", "GREATER_THAN"],
      [{ quantity: 99 }, "quantity", "INVALID"],
      [
        { returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/99" },
        "returnReasonDefinitionId",
        "NOT_FOUND",
      ],
      [{ returnReasonDefinitionId: null }, "returnReasonDefinitionId", "BLANK"],
      [{ returnReasonNote: "x".repeat(256) }, "returnReasonNote", "TOO_LONG"],
    ];
    for (const [more, field, code] of cases)
      expect((await create(more)).userErrors).toMatchObject([
        { field: ["returnInput", "returnLineItems", "0", field], code },
      ]);
    const twice = { orderId: gidOf(order), returnLineItems: [line({ quantity: 1 }), line({ quantity: 99 })] };
    expect((await run("returnCreate", "ReturnInput", twice, "returnInput")).userErrors[0]?.field).toContain("1");
    order = { ...order, id: 1 };
    expect((await create()).userErrors).toMatchObject([{ field: ["returnInput", "orderId"], code: "NOT_FOUND" }]);
  });

  it("needs the scopes for returns: one to read, one to write", async () => {
    const made = await create();
    for (const token of under.store.state.tokens.values()) token.scopes = ["read_orders"];
    const query = "query($id: ID!) { order(id: $id) { returns(first: 1) { nodes { id } } } }";
    const read = () => under.ask(query, { id: gidOf(order) });
    const close = () =>
      under.ask("mutation($id: ID!) { returnClose(id: $id) { userErrors { code } } }", { id: idOf(made) });
    expect((await read()).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    for (const token of under.store.state.tokens.values()) token.scopes = ["read_orders", "read_returns"];
    expect((await read()).data).toEqual({ order: { returns: { nodes: [{ id: idOf(made) }] } } });
    expect((await close()).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });
});

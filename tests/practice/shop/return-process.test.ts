import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decimal } from "./money";
import { aSentOrder, first, globalId, shippingUnderTest } from "./shipping-under-test";
import type { Order } from "./state";
import { refunded } from "./sums";
import { gidOf, type StoreUnderTest } from "./store-under-test";

let under: StoreUnderTest;
let order: Order;
/** The whole first line of the order, on its way back. */
let back: { id: string; line: string; reverse: string; quantity: number };
beforeEach(async () => {
  under = await shippingUnderTest(["read_orders", "write_orders", "write_returns"]);
  order = aSentOrder(under.shop);
  const sent = first(first(order.fulfilments).lines);
  const made = await under.read<Node>(
    "returnCreate.return",
    `mutation($input: ReturnInput!) { returnCreate(returnInput: $input) { return { id returnLineItems(first: 1) { nodes { id } }
      reverseFulfillmentOrders(first: 1) { nodes { lineItems(first: 1) { nodes { id } } } } } } }`,
    {
      input: {
        orderId: gidOf(order),
        returnLineItems: [
          {
            fulfillmentLineItemId: globalId("FulfillmentLineItem", sent),
            quantity: sent.quantity,
            returnReason: "UNWANTED",
          },
        ],
      },
    },
  );
  back = {
    id: made.id,
    line: first(made.returnLineItems.nodes).id,
    reverse: first(first(made.reverseFulfillmentOrders.nodes).lineItems.nodes).id,
    quantity: sent.quantity,
  };
});
afterEach(() => under.close());

type Ids = { nodes: { id: string }[] };
type Node = { id: string; returnLineItems: Ids; reverseFulfillmentOrders: { nodes: { lineItems: Ids }[] } };
type Outcome = {
  return: { status: string; refunds: { nodes: { totalRefundedSet: { shopMoney: { amount: string } } }[] } } | null;
  userErrors: { field: string[]; message: string; code: string }[];
};
const PROCESS = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) {
  return { status refunds(first: 5) { nodes { totalRefundedSet { shopMoney { amount } } return { id } } }
    returnLineItems(first: 1) { nodes { processedQuantity refundedQuantity } } } userErrors { field message code } } }`;

const process = (more: object = {}) =>
  under.read<Outcome>("returnProcess", PROCESS, { input: { returnId: back.id, ...more } });
const restocked = () => ({
  reverseFulfillmentOrderLineItemId: back.reverse,
  quantity: back.quantity,
  dispositionType: "RESTOCKED",
  locationId: globalId("Location", first(under.shop.locations)),
});
const lines = (more: object = {}) => ({
  returnLineItems: [{ id: back.line, quantity: back.quantity, dispositions: [restocked()], ...more }],
});
const payment = (amountMinor: number) => ({
  parentId: globalId("OrderTransaction", first(order.transactions)),
  transactionAmount: { amount: decimal(amountMinor, under.shop.currency), currencyCode: under.shop.currency },
});
const money = (amountMinor: number, more: object = {}) => ({
  financialTransfer: { issueRefund: { orderTransactions: [payment(amountMinor)], ...more } },
});

describe("returnProcess", () => {
  it("without a transfer moves no money: the items are back and restocked, and the return closes itself", async () => {
    const { return: done, userErrors } = await process(lines());
    expect(userErrors).toEqual([]);
    expect(done).toMatchObject({ status: "CLOSED", refunds: { nodes: [] } });
    expect(refunded(order)).toBe(0);
    await under.hear("returns/process", "returns/close");
  });

  it("stays open while it is not decided what becomes of the items", async () => {
    const { return: done } = await process(lines({ dispositions: [] }));
    expect(done).toMatchObject({ status: "OPEN", returnLineItems: { nodes: [{ processedQuantity: back.quantity }] } });
    const cancelled = await under.read<object[]>(
      "returnCancel.userErrors",
      "mutation($id: ID!) { returnCancel(id: $id) { userErrors { code } } }",
      { id: back.id },
    );
    expect(cancelled).toEqual([{ code: "INVALID_STATE" }]);
  });

  it("with a transfer refunds by the rules of refundCreate: items, money, agreement and messages", async () => {
    const { return: done, userErrors } = await process({ ...lines(), ...money(100), note: "came back whole" });
    expect(userErrors).toEqual([]);
    expect(done).toMatchObject({
      refunds: { nodes: [{ totalRefundedSet: { shopMoney: { amount: "1.0" } }, return: { id: back.id } }] },
      returnLineItems: { nodes: [{ processedQuantity: back.quantity, refundedQuantity: back.quantity }] },
    });
    expect(refunded(order)).toBe(100);
    expect(first(order.lines).refunded).toBe(back.quantity);
    expect(order.refunds[0]?.lines.map(({ restockType }) => restockType)).toEqual(["RETURN"]);
    expect(order.agreements.map(({ reason }) => reason)).toEqual(["ORDER", "RETURN", "REFUND"]);
    await under.hear("returns/process", "refunds/create", "order_transactions/create");
  });

  it("what comes back never takes unsent items out of the order", async () => {
    const line = first(order.lines);
    line.quantity += 1;
    await process({ ...lines(), ...money(100) });
    expect([line.removed, line.refunded]).toEqual([0, back.quantity]);
  });

  it("a refund that is refused processes nothing", async () => {
    const tooMuch = await process({ ...lines(), ...money(99_999_900) });
    expect(tooMuch).toMatchObject({ return: null, userErrors: [{ code: "INVALID" }] });
    expect(tooMuch.userErrors[0]?.message).toContain("more than");
    expect([refunded(order), order.refunds, order.returns?.[0]?.lines[0]?.processed]).toEqual([0, [], 0]);
    expect((await process({ ...lines(), ...money(100) })).userErrors).toEqual([]);
  });

  it("asked twice at once while the payment takes its time gives the money once", async () => {
    await under.control("faults", { operation: "returnProcess", kind: "slow", ms: 200, times: 2 });
    const half = { ...lines(), ...money(100) };
    const answers = await Promise.all([process(half), process(half)]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: "INVALID_STATE" }]);
    expect([refunded(order), order.refunds.length]).toEqual([100, 1]);
  });

  it("is refused with a code for wrong items, numbers, places and states", async () => {
    const cases: [object, string][] = [
      [lines({ id: "gid://shopify/ReturnLineItem/1" }), "NOT_FOUND"],
      [lines({ quantity: back.quantity + 1 }), "INVALID"],
      [lines({ quantity: 0, dispositions: [] }), "INVALID"],
      [lines({ dispositions: [{ ...restocked(), locationId: null }] }), "BLANK"],
      [lines({ dispositions: [{ ...restocked(), locationId: "gid://shopify/Location/1" }] }), "NOT_FOUND"],
      [lines({ dispositions: [restocked(), restocked()] }), "INVALID"],
      [{ ...lines(), returnId: "gid://shopify/Return/1" }, "NOT_FOUND"],
    ];
    for (const [input, code] of cases) expect((await process(input)).userErrors).toMatchObject([{ code }]);
    await process(lines());
    expect((await process(lines())).userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
  });

  it("what the practice does not play says so instead of being left out", async () => {
    const { errors } = await under.ask(PROCESS, { input: { returnId: back.id, ...lines(), tipLineId: back.line } });
    expect(errors?.[0]?.extensions?.code).toBe("PRACTICE_NOT_PLAYED");
  });
});

describe("returnRefund, the deprecated way", () => {
  it("gives money for items of a return once, and leaves it open", async () => {
    const ask = () =>
      under.read<{ refund: object | null; userErrors: object[] }>(
        "returnRefund",
        "mutation($input: ReturnRefundInput!) { returnRefund(returnRefundInput: $input) { refund { totalRefundedSet { shopMoney { amount } } } userErrors { code } } }",
        {
          input: {
            returnId: back.id,
            returnRefundLineItems: [{ returnLineItemId: back.line, quantity: back.quantity }],
            orderTransactions: [payment(250)],
          },
        },
      );
    expect(await ask()).toEqual({ refund: { totalRefundedSet: { shopMoney: { amount: "2.5" } } }, userErrors: [] });
    expect(await ask()).toEqual({ refund: null, userErrors: [{ code: "INVALID" }] });
    expect([refunded(order), order.returns?.[0]?.status]).toEqual([250, "OPEN"]);
  });
});

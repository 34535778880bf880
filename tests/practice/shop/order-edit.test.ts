import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VARIANTS } from "./catalog";
import { currentTotal, originalTotal, outstanding } from "./order-standing";
import type { Order } from "./state";
import {
  addEditDiscount,
  addEditVariant,
  beginEdit,
  CALCULATED,
  commitEdit,
  setEditQuantity,
  type Bag,
  type Payload,
} from "./edit-under-test";
import { gidOf, isUnsent, newest, storeUnderTest, type StoreUnderTest } from "./store-under-test";
import { received, refunded, total } from "./sums";

let test: StoreUnderTest;
let order: Order;
beforeEach(async () => {
  test = await storeUnderTest(["read_orders", "write_order_edits", "read_products"]);
  order = newest(test.shop, (one) => isUnsent(one) && one.lines.some(({ quantity }) => quantity === 2));
});
afterEach(() => test.close());

const begin = (one: Order = order) => beginEdit(test, one);
const setQuantity = (id: string, line: string, quantity: number) => setEditQuantity(test, { id, line, quantity });
const addVariant = (id: string, variant: string, more: object = {}) => addEditVariant(test, { id, variant, ...more });
const addDiscount = (id: string, line: string, discount: object) => addEditDiscount(test, { id, line, discount });
const commit = (id: string) => commitEdit(test, id);

async function begun() {
  const { orderEditSession, calculatedOrder } = await begin();
  const lines = calculatedOrder?.lineItems.nodes ?? [];
  const two = lines.find(({ quantity }) => quantity === 2);
  if (orderEditSession === null || calculatedOrder === null || two === undefined) throw new Error("no edit");
  return { session: orderEditSession.id, calculated: calculatedOrder.id, lines, two };
}

const absent = () => {
  const found = VARIANTS.find(({ sku }) => order.lines.every((line) => line.sku !== sku));
  if (found === undefined) throw new Error("the order has every variant");
  return found;
};
const global = (id: number) => `gid://shopify/ProductVariant/${String(id)}`;
const money = (minor: number) => (minor / 100).toFixed(2).replace(/0$/, "");
const amount = (bag: Bag | undefined) => bag?.shopMoney.amount;

describe("an edit under way", () => {
  it("has lines with ids of their own; the order's are not known in it, and either id of the edit opens it", async () => {
    const { session, calculated, two } = await begun();
    expect(order.lines.map(({ id }) => `gid://shopify/CalculatedLineItem/${String(id)}`)).not.toContain(two.id);
    for (const line of order.lines) {
      const foreign = await setQuantity(session, `gid://shopify/LineItem/${String(line.id)}`, 1);
      expect(foreign.userErrors).toMatchObject([{ field: ["lineItemId"] }]);
    }
    expect((await setQuantity(session, two.id, 1)).calculatedLineItem).toMatchObject({ quantity: 1 });
    expect((await setQuantity(calculated, two.id, 3)).calculatedLineItem).toMatchObject({ quantity: 3 });
  });

  it("shows what would be owed and changes nothing; left alone, it never happened", async () => {
    const before = JSON.stringify(order);
    const { session, two } = await begun();
    const { calculatedOrder } = await setQuantity(session, two.id, 3);
    const line = order.lines.find(({ sku }) => sku === two.sku);
    expect(amount(calculatedOrder?.totalOutstandingSet)).toBe(money(line?.unitMinor ?? 0));
    expect(JSON.stringify(order)).toBe(before);
  });

  it("of an order that cannot be edited does not begin, and the order says why", async () => {
    const ask = () =>
      test.read<{ merchantEditable: boolean; merchantEditableErrors: string[] }>(
        "order",
        "query($id: ID!) { order(id: $id) { merchantEditable merchantEditableErrors } }",
        { id: gidOf(order) },
      );
    expect(await ask()).toEqual({ merchantEditable: true, merchantEditableErrors: [] });
    order.cancelledAt = order.createdAt;
    const { merchantEditable, merchantEditableErrors } = await ask();
    expect([merchantEditable, merchantEditableErrors.length]).toEqual([false, 1]);
    const { calculatedOrder, userErrors } = await begin();
    expect([calculatedOrder, userErrors[0]?.message]).toEqual([null, merchantEditableErrors[0]]);
  });

  it("needs a scope of its own: write_orders is not enough", async () => {
    for (const token of test.store.state.tokens.values()) token.scopes = ["write_orders"];
    const answer = await test.ask("mutation($id: ID!) { orderEditBegin(id: $id) { userErrors { message } } }", {
      id: gidOf(order),
    });
    expect(answer.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    const { body } = await test.control("scopes", { grant: ["write_order_edits"] });
    expect(body["granted"]).toContain("write_order_edits");
  });
});

describe("what an edit refuses", () => {
  it("lines that were sent, and quantities below what was sent or below nothing", async () => {
    const line = order.lines.find(({ quantity }) => quantity === 2);
    if (line === undefined) throw new Error("no line");
    line.fulfilled = 1;
    const { session, two } = await begun();
    expect(two.editableQuantity).toBe(1);
    expect((await setQuantity(session, two.id, 0)).userErrors).toMatchObject([{ field: ["quantity"] }]);
    expect((await setQuantity(session, two.id, -1)).userErrors).toMatchObject([{ field: ["quantity"] }]);
    expect((await setQuantity(session, two.id, 1)).userErrors).toEqual([]);
    line.fulfilled = 2;
    const later = await begun();
    expect((await setQuantity(later.session, later.two.id, 3)).userErrors).toMatchObject([{ field: ["lineItemId"] }]);
  });

  it("variants that do not exist or are there already, unless twice is meant", async () => {
    const { session, two } = await begun();
    expect((await addVariant(session, global(1))).userErrors).toMatchObject([{ field: ["variantId"] }]);
    expect((await addVariant(session, two.variant?.id ?? "")).userErrors).toMatchObject([{ field: ["variantId"] }]);
    expect((await addVariant(session, two.variant?.id ?? "", { twice: true })).userErrors).toEqual([]);
    expect((await addVariant(session, global(absent().id), { quantity: 0 })).userErrors).toMatchObject([
      { field: ["quantity"] },
    ]);
  });

  it("discounts in another currency, above 100 percent, of both kinds at once, or a second one", async () => {
    const { session, two } = await begun();
    const fixed = (currencyCode: string) => ({ fixedValue: { amount: "1.00", currencyCode } });
    for (const bad of [fixed("USD"), { percentValue: 101 }, { ...fixed("EUR"), percentValue: 5 }, {}])
      expect((await addDiscount(session, two.id, bad)).userErrors).toMatchObject([{ field: ["discount"] }]);
    expect((await addDiscount(session, two.id, fixed("EUR"))).userErrors).toEqual([]);
    expect((await addDiscount(session, two.id, fixed("EUR"))).userErrors).toMatchObject([{ field: ["lineItemId"] }]);
  });

  it("a commit without changes, a second commit, and any step after the commit", async () => {
    const { session, two } = await begun();
    expect((await commit(session)).userErrors).toHaveLength(1);
    await setQuantity(session, two.id, 1);
    expect((await commit(session)).userErrors).toEqual([]);
    expect((await commit(session)).userErrors).toHaveLength(1);
    expect((await setQuantity(session, two.id, 2)).userErrors).toMatchObject([{ field: ["id"] }]);
    expect(order.agreements.filter(({ reason }) => reason === "ORDER_EDIT")).toHaveLength(1);
  });
});

describe("a committed edit", () => {
  it("that adds leaves a balance that the customer owes, and takes no money", async () => {
    const before = total(order);
    const variant = absent();
    const { session } = await begun();
    await addVariant(session, global(variant.id), { quantity: 2 });
    const sold = variant.priceMinor * 2;
    expect((await commit(session)).order).toMatchObject({ edited: true, updatedAt: order.updatedAt });
    expect([total(order), outstanding(order), received(order)]).toEqual([before + sold, sold, before]);
    expect(originalTotal(order)).toBe(before);
    const status = "query($id: ID!) { order(id: $id) { displayFinancialStatus canMarkAsPaid } }";
    expect(await test.read("order", status, { id: gidOf(order) })).toEqual({
      displayFinancialStatus: "PARTIALLY_PAID",
      canMarkAsPaid: true,
    });
  });

  it("that takes out refunds nothing: the shop owes the difference until a refund settles it", async () => {
    const before = total(order);
    const { session, two } = await begun();
    await setQuantity(session, two.id, 1);
    await commit(session);
    const owed = before - total(order);
    expect(owed).toBeGreaterThan(0);
    expect([outstanding(order), refunded(order), order.refunds.length]).toEqual([-owed, 0, 0]);
    const fields =
      "totalPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } originalTotalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } lineItems(first: 9) { nodes { sku quantity currentQuantity unfulfilledQuantity } }";
    const shown = await test.read<Record<string, Bag> & { lineItems: { nodes: object[] } }>(
      "order",
      `query($id: ID!) { order(id: $id) { ${fields} } }`,
      { id: gidOf(order) },
    );
    expect(amount(shown["totalOutstandingSet"])).toBe(`-${money(owed)}`);
    expect(amount(shown["currentTotalPriceSet"])).toBe(money(before - owed));
    expect([amount(shown["totalPriceSet"]), amount(shown["originalTotalPriceSet"])]).toEqual([
      money(before),
      money(before),
    ]);
    expect(shown.lineItems.nodes).toContainEqual({
      sku: two.sku,
      quantity: 2,
      currentQuantity: 1,
      unfulfilledQuantity: 1,
    });
    await test.control("outside-refund", { orderName: order.name, amount: money(owed) });
    expect([outstanding(order), currentTotal(order)]).toEqual([0, before - owed]);
  });

  it("gives each editable piece its discount; a removed discount is none", async () => {
    const before = total(order);
    const { session, two } = await begun();
    const price = order.lines.find(({ sku }) => sku === two.sku)?.unitMinor ?? 0;
    const staged = await addDiscount(session, two.id, { percentValue: 10, description: "sorry" });
    expect(staged.addedDiscountStagedChange?.id).toMatch(/OrderStagedChangeAddLineItemDiscount/);
    const remove = (id: string) =>
      test.read<Payload>(
        "orderEditRemoveDiscount",
        `mutation($id: ID!, $discount: ID!) { orderEditRemoveDiscount(id: $id, discountApplicationId: $discount) { ${CALCULATED} userErrors { field message code } } }`,
        { id: session, discount: id },
      );
    expect((await remove("gid://shopify/CalculatedManualDiscountApplication/1")).userErrors).toMatchObject([
      { code: "INVALID" },
    ]);
    const application = test.shop.edits
      .get(session.split("/").at(-1) ?? "")
      ?.lines.find(({ discount }) => discount !== null);
    const removed = await remove(
      `gid://shopify/CalculatedManualDiscountApplication/${String(application?.discount?.id)}`,
    );
    expect(amount(removed.calculatedOrder?.totalPriceSet)).toBe(money(before));
    await addDiscount(session, two.id, { fixedValue: { amount: "1.50", currencyCode: "EUR" } });
    await commit(session);
    expect([before - total(order), outstanding(order)]).toEqual([300, -300]);
    expect(price).toBeGreaterThan(300);
  });

  it("may add what is no product, and shipping", async () => {
    const before = total(order);
    const { session } = await begun();
    const price = { amount: "4.90", currencyCode: "EUR" };
    await test.read(
      "orderEditAddCustomItem",
      'mutation($id: ID!, $price: MoneyInput!) { orderEditAddCustomItem(id: $id, title: "Gift wrap", price: $price, quantity: 1) { calculatedLineItem { id } userErrors { message } } }',
      { id: session, price },
    );
    const shipping = await test.read<{ calculatedShippingLine: object; userErrors: object[] }>(
      "orderEditAddShippingLine",
      "mutation($id: ID!, $line: OrderEditAddShippingLineInput!) { orderEditAddShippingLine(id: $id, shippingLine: $line) { calculatedShippingLine { title stagedStatus } userErrors { message code } } }",
      { id: session, line: { title: "Express", price } },
    );
    expect(shipping).toEqual({ calculatedShippingLine: { title: "Express", stagedStatus: "ADDED" }, userErrors: [] });
    await commit(session);
    expect(total(order) - before).toBe(980);
    const titles = await test.read<{ title: string }[]>(
      "order.shippingLines.nodes",
      "query($id: ID!) { order(id: $id) { shippingLines(first: 5) { nodes { title } } } }",
      { id: gidOf(order) },
    );
    expect(titles).toEqual([{ title: "Standard" }, { title: "Express" }]);
  });

  it("is refused when lines changed meanwhile, not when a note did", async () => {
    const first = await begun();
    const second = await begun();
    await setQuantity(first.session, first.two.id, 1);
    await setQuantity(second.session, second.two.id, 3);
    await test.control("outside-update", { orderName: order.name, note: "seen" });
    expect((await commit(first.session)).userErrors).toEqual([]);
    const late = await commit(second.session);
    expect([late.order, late.userErrors.length]).toEqual([null, 1]);
    expect(order.lines.find(({ sku }) => sku === first.two.sku)?.quantity).toBe(1);
  });

  it("is an agreement by our app, and its webhook names the order, the app and the pieces", async () => {
    const { session, two } = await begun();
    await setQuantity(session, two.id, 1);
    await commit(session);
    const nodes = await test.read<object[]>(
      "order.agreements.nodes",
      "query($id: ID!) { order(id: $id) { agreements(first: 5) { nodes { __typename reason app { id } sales(first: 5) { nodes { actionType lineType quantity } } } } } }",
      { id: gidOf(order) },
    );
    expect(nodes.at(-1)).toEqual({
      __typename: "OrderEditAgreement",
      reason: "ORDER_EDIT",
      app: { id: "gid://shopify/App/4242" },
      sales: { nodes: [{ actionType: "RETURN", lineType: "PRODUCT", quantity: -1 }] },
    });
    const line = order.lines.find(({ sku }) => sku === two.sku);
    expect((await test.hear("orders/edited", "orders/updated"))["orders/edited"]).toMatchObject({
      order_edit: {
        order_id: order.id,
        app_id: 4242,
        staff_note: "by phone",
        line_items: { additions: [], removals: [{ id: line?.id, delta: 1 }] },
      },
    });
  });
});

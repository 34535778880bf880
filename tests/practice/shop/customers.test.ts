import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAsking, type Asking } from "./asking";
import type { Customer } from "./customer";
import { BOUNDLESS } from "./throttle";

let asking: Asking;
let bo: Customer;
beforeEach(async () => {
  asking = await startAsking({ plan: BOUNDLESS });
  const order = asking.shop.orders.findLast(
    (one) => one.shippingAddress?.countryCode === "IT" && one.customerId !== null,
  );
  const customer = asking.shop.customers.get(order?.customerId ?? 0);
  if (customer === undefined) throw new Error("no customer");
  bo = Object.assign(customer, {
    firstName: "Bo",
    lastName: "Wang",
    email: "bo.wang@posta.example",
    phone: "+39 320 555 0000",
    tags: ["VIP"],
    createdAt: "2024-03-15T14:30:00Z",
    updatedAt: "2024-05-01T00:00:00Z",
    acceptsMarketing: true,
  });
});
afterEach(() => asking.store.close());

const ids = async (query: string) => {
  const { data, extensions } = await asking.ask<{ customers: { nodes: { id: string }[] } }>(
    "query($query: String) { customers(first: 250, query: $query) { nodes { id } } }",
    { query },
  );
  return { ids: data.customers.nodes.map(({ id }) => id), warnings: extensions.search };
};
const gidOf = ({ id }: Customer) => `gid://shopify/Customer/${String(id)}`;

describe("customers are found by", () => {
  it.each([
    'email:"bo.wang@posta.example"',
    "email:wang",
    "email:*",
    "phone:+393205550000",
    "phone:*",
    "first_name:bo last_name:Wang",
    "bo wang",
    "wan*",
    "country:IT",
    "country:italy",
    "tag:'Wholesale,VIP'",
    "tag_not:'Prospect'",
    "customer_date:'2024-03-15T14:30:00Z'",
    "customer_date: <'2024-03-16'",
    "updated_at:2024-05-01",
    "orders_count:>=1",
    "order_date:>=2020",
    "total_spent:>=0",
    "accepts_marketing:true",
    "state:DISABLED",
  ])("%s", async (query) => {
    const found = await ids(query);
    expect(found.ids).toContain(gidOf(bo));
    expect(found.warnings).toBeUndefined();
  });

  it.each([
    'email:"bo.wang@posta"',
    "phone:320555",
    "first_name:wang",
    "country:DE",
    "tag:vi",
    "tag_not:VIP",
    "customer_date:2024-04",
    "orders_count:>10000",
    "total_spent:>1000000",
    "accepts_marketing:false",
    "state:ENABLED",
    "last_abandoned_order_date:>=2020",
  ])("and not by %s", async (query) => {
    expect((await ids(query)).ids).not.toContain(gidOf(bo));
  });

  it("an unquoted address finds everybody who shares a word of it, a quoted one its owner alone", async () => {
    expect((await ids("email:bo.wang@posta.example")).ids.length).toBeGreaterThan(1);
    expect((await ids('email:"bo.wang@posta.example"')).ids).toEqual([gidOf(bo)]);
  });
});

it.each(["CREATED_AT", "ID", "LOCATION", "NAME", "UPDATED_AT"])(
  "customers sorted by %s are all there, once",
  async (sortKey) => {
    const { data } = await asking.ask<{ customers: { nodes: { id: string }[] } }>(
      "query($sortKey: CustomerSortKeys) { customers(first: 250, sortKey: $sortKey) { nodes { id } } }",
      { sortKey },
    );
    expect(new Set(data.customers.nodes.map(({ id }) => id)).size).toBe(asking.shop.customers.size);
  },
);

it("a customer is read by id, address and phone, with what their orders come to; nobody is null", async () => {
  const fields =
    "{ id displayName tags numberOfOrders amountSpent { amount currencyCode } defaultAddress { countryCodeV2 } lastOrder { name } orders(first: 250) { nodes { name } } }";
  const read = async (identifier: object) =>
    (
      await asking.ask<{ customerByIdentifier: { id: string } | null }>(
        `query($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`,
        { identifier },
      )
    ).data.customerByIdentifier;
  for (const identifier of [
    { id: gidOf(bo) },
    { emailAddress: "Bo.Wang@posta.example" },
    { phoneNumber: "+393205550000" },
  ])
    expect(await read(identifier)).toEqual({ id: gidOf(bo) });
  expect(await read({ emailAddress: "nobody@posta.example" })).toBeNull();
  const { data } = await asking.ask<{
    customer: { displayName: string; numberOfOrders: string; orders: { nodes: unknown[] } };
  }>(`query($id: ID!) { customer(id: $id) ${fields} }`, { id: gidOf(bo) }, [
    "read_customers",
    "read_orders",
    "read_all_orders",
  ]);
  expect(data.customer).toMatchObject({
    displayName: "Bo Wang",
    tags: ["VIP"],
    amountSpent: { currencyCode: "EUR" },
    defaultAddress: { countryCodeV2: "IT" },
  });
  expect(data.customer.orders.nodes).toHaveLength(Number(data.customer.numberOfOrders));
});

it("customersCount knows only its own three filters", async () => {
  const count = (query: string) =>
    asking.ask<{ customersCount: { count: number } }>(
      "query($query: String) { customersCount(query: $query) { count precision } }",
      { query },
    );
  expect((await count("created_at:2024-03-15")).data.customersCount).toEqual({ count: 1, precision: "EXACT" });
  expect((await count("email:bo")).extensions.search).toHaveLength(1);
});

describe("who may read customers", () => {
  const ORDER =
    "{ orders(first: 1, reverse: true) { nodes { name email shippingAddress { city } customer { id firstName } } } }";
  type Orders = {
    orders: {
      nodes: ({
        name: string;
        email: string | null;
        customer: { id: string; firstName: string | null } | null;
      } | null)[];
    };
  };

  it("without read_customers an order is read without its customer, and Shopify's own rule is named", async () => {
    const { data, errors } = await asking.ask<Orders>(ORDER, {}, ["read_orders"]);
    expect(data.orders.nodes[0]).toMatchObject({ customer: null });
    expect(data.orders.nodes[0]?.name).toBeTruthy();
    expect(errors).toMatchObject([{ path: ["orders", "nodes", 0, "customer"], extensions: { code: "ACCESS_DENIED" } }]);
    expect(errors?.[0]?.message).toContain("`read_customers` access scope");
  });

  it.each([
    "customers(first: 1) { nodes { id } }",
    "customersCount { count }",
    'customerByIdentifier(identifier: { emailAddress: "a" }) { id }',
  ])("%s is refused without it", async (field) => {
    expect((await asking.ask(`{ ${field} }`, {}, ["read_orders"])).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it.each<[level: number, seen: object, refused: number]>([
    [2, { email: expect.any(String), customer: { firstName: expect.any(String) } }, 0],
    [1, { email: null, shippingAddress: null, customer: { id: expect.any(String), firstName: null } }, 3],
  ])("approved for level %d, it sees as much", async (level, seen, refused) => {
    expect(await asking.flip("customer-data", { level })).toBe(200);
    const { data, errors = [] } = await asking.ask<Orders>(ORDER);
    expect(data.orders.nodes[0]).toMatchObject(seen);
    expect(errors).toHaveLength(refused);
    for (const { extensions } of errors) expect(extensions?.code).toBe("ACCESS_DENIED");
  });

  it("approved for nothing, it sees no order and no customer", async () => {
    await asking.flip("customer-data", { level: 0 });
    for (const query of [ORDER, "{ customers(first: 1) { nodes { id } } }"])
      expect((await asking.ask(query)).errors?.[0]?.message).toContain("not approved to access");
  });
});

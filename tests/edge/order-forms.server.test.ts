import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { INSTALL_SCOPES, OPTIONAL_SCOPES } from "../../app/shopify/api-version";
import { inShop } from "../../app/platform/db.server";
import { DOORS } from "../features/policy/expectations/doors";
import { asked, bearer } from "../features/policy/expectations/over-http/knock";
import { printShown } from "../features/policy/expectations/over-http/print";
import { OUR_APP, type Order } from "../practice/shop/state";
import { fulfilmentOrdersOf } from "../practice/shop/fulfilment-orders";
import { putOnHold } from "../practice/shop/holds";
import { packAll, sendParcel } from "../practice/shop/parcels";
import { received } from "../practice/shop/sums";
import { anEdgeWorld, FORM, type EdgeWorld } from "../support/edge-world";
import { OWNER } from "../support/people";
import { LOTO } from "../support/practice-shop";
import { ORDER_FORMS, type FormCase } from "./order-forms";

/** The owner sends, so that nothing but the form itself can be refused. */
let world: EdgeWorld;
let order: Order;
beforeAll(async () => {
  world = await anEdgeWorld({ LOG_LEVEL: "silent" }, { scopes: [...INSTALL_SCOPES, ...OPTIONAL_SCOPES] });
}, 120_000);
afterAll(() => world.close());

const used = new Set<number>();

/** An order that no other form of the table has touched, with what the form is about. */
function anOrder({ has }: FormCase): Order {
  const found = world.practice
    .shop()
    .orders.findLast(
      (one) =>
        !used.has(one.id) &&
        one.email !== null &&
        one.shippingAddress !== null &&
        one.cancelledAt === null &&
        one.refunds.length === 0 &&
        one.fulfilments.length === 0 &&
        received(one) > 1000,
    );
  if (found === undefined) throw new Error("the demo shop is too small");
  used.add(found.id);
  const of = { state: world.practice.store.state, shop: world.practice.shop(), order: found };
  const [part] = fulfilmentOrdersOf(of);
  if (part === undefined) throw new Error("nothing of it leaves");
  if (has === "parcel") sendParcel(of, packAll(of, part), []);
  if (has === "hold") putOnHold(of, part, { reason: "OTHER", notes: null, handle: "planted", app: OUR_APP });
  return found;
}

const headers = () => [bearer(OWNER.userId)];
const pathOf = ({ page }: FormCase, id = String(order.id)) => `/app/orders/${id}/${page}.data`;

/** Writes what stands for something of the order: the print of the page, its first line, part, parcel, hold. */
async function writerFor(form: FormCase): Promise<(text: string) => string> {
  const seen = form.good["seen"] === undefined ? "" : await printShown(world.app.url, pathOf(form), OWNER.userId);
  const gid = (type: string, one: { readonly id: number } | undefined) => `gid://shopify/${type}/${String(one?.id)}`;
  const [part] = order.fulfilmentOrders ?? [];
  const known: Readonly<Record<string, string>> = {
    seen: seen ?? "no print",
    line: gid("LineItem", order.lines[0]),
    part: gid("FulfillmentOrder", part),
    item: gid("FulfillmentOrderLineItem", part?.lines[0]),
    parcel: gid("Fulfillment", order.fulfilments[0]),
    hold: gid("FulfillmentHold", part?.holds[0]),
  };
  return (text) => text.replaceAll(/‹(\w+)›/g, (_, name: string) => known[name] ?? "");
}

/** The good form under a new key. */
function goodOf({ good }: FormCase, write: (text: string) => string): Record<string, string> {
  const fields = Object.entries(good).map(([name, text]) => [name, write(text)]);
  return { ...(Object.fromEntries(fields) as Record<string, string>), requestKey: randomUUID() };
}

async function statusOf(path: string, body: string): Promise<number> {
  return (await asked(world.app.url, { method: "POST", path, headers: [...headers(), FORM], body })).status;
}

/** Everything that a form could have moved. */
async function standing(): Promise<string> {
  const { rows } = await inShop(LOTO, (tx) => tx.query("select count(*) from intent"));
  return JSON.stringify([order, rows, world.practice.store.state.mutations.length]);
}

/** Every wrong form: [what is wrong, body]. */
function wrongForms(form: FormCase, write: (text: string) => string): [string, string][] {
  const good = goodOf(form, write);
  const body = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
  return [
    ["nothing", ""],
    ["a key that no form of ours has", body({ ...good, amountMinor: "100" })],
    ["keys that every object has", `${body(good)}&__proto__=1&constructor=1`],
    ...Object.entries(good).flatMap(([name, value]): [string, string][] => {
      const rest = Object.fromEntries(Object.entries(good).filter(([other]) => other !== name));
      return [
        [`no ${name}`, body(rest)],
        [`${name} twice`, `${body(good)}&${body({ [name]: value })}`],
        [`${name} as a list`, body({ ...rest, [`${name}[]`]: value })],
      ];
    }),
    ...Object.entries(form.bad).flatMap(([name, values]) =>
      values.map((value): [string, string] => [
        `${name} = ${value.slice(0, 30)}`,
        body({ ...good, [name]: write(value) }),
      ]),
    ),
  ];
}

const SLOW_MS = 120_000;

describe.each(ORDER_FORMS.map((form) => [form.door, form] as const))("the form %s", (_, form) => {
  beforeAll(() => {
    order = anOrder(form);
  });

  it(
    "refuses with 400 whatever no page sends, and changes nothing",
    async () => {
      const before = await standing();
      const taken: string[] = [];
      const wrong = wrongForms(form, await writerFor(form));
      for (const [what, body] of wrong) {
        const status = await statusOf(pathOf(form), body);
        if (status !== 400) taken.push(`${what}: ${String(status)}`);
      }
      expect(taken).toEqual([]);
      expect(wrong.length).toBeGreaterThan(25);
      expect(await standing()).toBe(before);
    },
    SLOW_MS,
  );

  it("is 404 for what is no order's number, and 413 when it is longer than any form", async () => {
    const good = new URLSearchParams(goodOf(form, await writerFor(form))).toString();
    const before = await standing();
    for (const id of ["-1", "0x10", "1e3", "%D9%A3", "9".repeat(21), "null"])
      expect(await statusOf(pathOf(form, id), good)).toBe(404);
    expect(await statusOf(pathOf(form), `${good}&more=${"a".repeat(70_000)}`)).toBe(413);
    expect(await standing()).toBe(before);
  });

  it("control: filled in as its page fills it in, it is taken and something changes", async () => {
    const before = await standing();
    const body = new URLSearchParams(goodOf(form, await writerFor(form))).toString();
    expect(await statusOf(pathOf(form), body)).toBe(200);
    expect(await standing()).not.toBe(before);
  });
});

it("every form of a change that reaches a shop stands in the table", () => {
  const forms = Object.entries(DOORS).flatMap(([action, doors]) =>
    /^(order\.(note|tags|email|address|edit|cancel|fulfil|tracking|hold)|return\.)/.test(action) && "forms" in doors
      ? doors.forms
      : [],
  );
  expect(forms.length).toBeGreaterThan(3);
  const known = new Set(ORDER_FORMS.map(({ door }) => door));
  expect(forms.filter((form) => !known.has(form))).toEqual([]);
});

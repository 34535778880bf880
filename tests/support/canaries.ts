import { createHash } from "node:crypto";
import type { Order } from "../practice/shop/state";
import type { PracticeShop } from "./practice-shop";

/** Everything personal that Shopify keeps of a customer and their order. */
export const CANARY_KINDS = [
  "firstName",
  "lastName",
  "mailbox",
  "domain",
  "phone",
  "parcelPhone",
  "street",
  "streetMore",
  "zip",
  "company",
  "recipient",
  "orderNote",
  "attribute",
  "customerNote",
] as const;
export type CanaryKind = (typeof CANARY_KINDS)[number];

/** A planted string; `core` is the part of it that no encoding changes and nothing else holds. */
export type Canary = { readonly kind: CanaryKind; readonly orderId: number; readonly core: string };

export type Planted = { readonly order: Order; readonly email: string; readonly phone: string };

const PHONES: ReadonlySet<CanaryKind> = new Set(["phone", "parcelPhone"]);
/** Around the core: plain, markup and quotes, other scripts, what turns or joins characters. */
const AROUND: readonly ((core: string) => string)[] = [
  (core) => core,
  (core) => `O'${core}<b>&"`,
  (core) => `Ñà ${core} 漢字é`,
  (core) => `\u202e${core}\u200d👩‍👧 ﬁn`,
];
/** So much of a core, from either end, is as good as all of it. */
const PART = 7;

/** Plants a string of every kind in each of these orders, each with a customer of its own. */
export function plant(practice: PracticeShop, orders: readonly Order[]): { planted: Planted[]; net: CanaryNet } {
  const canaries: Canary[] = [];
  const planted = orders.map((order, index) => {
    const core = (kind: CanaryKind) => {
      const made = { kind, orderId: order.id, core: coreOf(kind, order.id) };
      canaries.push(made);
      return made.core;
    };
    const around = AROUND[index % AROUND.length] ?? ((text: string) => text);
    return plantOne(practice, order, { core, text: (kind) => around(core(kind)) });
  });
  return { planted, net: new CanaryNet(canaries) };
}

type Making = { readonly core: (kind: CanaryKind) => string; readonly text: (kind: CanaryKind) => string };

function plantOne(practice: PracticeShop, order: Order, { core, text }: Making): Planted {
  const shop = practice.shop();
  const email = `x.o'${core("mailbox")}+1@${core("domain")}.example`;
  const phone = `+39 3${core("phone")}`;
  const customer = {
    id: order.id + 1_000_000_000,
    firstName: text("firstName"),
    lastName: text("lastName"),
    email,
    phone,
    locale: "it",
    note: text("customerNote"),
  };
  shop.customers.set(customer.id, customer);
  Object.assign(order, {
    customerId: customer.id,
    email,
    phone,
    note: text("orderNote"),
    customAttributes: [{ key: "gift", value: text("attribute") }],
    shippingAddress: {
      firstName: "For",
      lastName: text("recipient"),
      address1: text("street"),
      address2: text("streetMore"),
      zip: text("zip"),
      company: text("company"),
      phone: `+39 0${core("parcelPhone")}`,
      city: "Padova",
      country: "Italy",
      countryCode: "IT",
    },
  });
  return { order, email, phone };
}

/** Ten letters, or nine digits for a phone, that follow from the kind and the order alone. */
function coreOf(kind: CanaryKind, orderId: number): string {
  const hash = createHash("sha256")
    .update(`${kind} ${String(orderId)}`)
    .digest();
  if (PHONES.has(kind)) return `7${String(hash.readUInt32BE(0) % 100_000_000).padStart(8, "0")}`;
  return [...hash.subarray(0, 10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

/** Finds planted strings, or more than half of one, in any text, however it was encoded, split or cased. */
export class CanaryNet {
  constructor(readonly canaries: readonly Canary[]) {}

  find(text: string): Canary[] {
    const low = text.toLowerCase();
    // A phone may have been grouped in another way.
    const digits = low.replace(/(?<=\d)[ \u00a0().\/-]{1,3}(?=\d)/g, "");
    return this.canaries.filter(({ kind, core }) => {
      const where = PHONES.has(kind) ? digits : low;
      return where.includes(core.slice(0, PART)) || where.includes(core.slice(-PART));
    });
  }
}

import type { ListCondition } from "../../../../app/features/policy/condition";
import type { OrderFacts } from "../../../../app/features/policy/facts";
import { facts, order } from "./case";
import { conditionCases, type ConditionCase } from "./conditions";

/** One kind of list: an order that has `value`, another value of the kind, and an order of which nothing is known. */
type Kind = {
  readonly kind: ListCondition["kind"];
  readonly value: string;
  readonly has: Partial<OrderFacts>;
  readonly other: string;
  readonly unknown: Partial<OrderFacts> | null;
};

export const KINDS: readonly Kind[] = [
  { kind: "payment_status", value: "PAID", has: { paymentStatus: "PAID" }, other: "VOIDED", unknown: null },
  {
    kind: "fulfillment_status",
    value: "FULFILLED",
    has: { fulfillmentStatus: "FULFILLED" },
    other: "ON_HOLD",
    unknown: { fulfillmentStatus: null },
  },
  { kind: "risk", value: "ACCEPT", has: { risk: "ACCEPT" }, other: "CANCEL", unknown: { risk: null } },
  { kind: "tags", value: "vip", has: { tags: ["vip"] }, other: "wholesale", unknown: { tags: [] } },
  { kind: "country", value: "IT", has: { country: "IT" }, other: "DE", unknown: { country: null } },
  { kind: "currency", value: "EUR", has: { currency: "EUR" }, other: "USD", unknown: null },
  {
    kind: "gateway",
    value: "paypal",
    has: { gateways: ["paypal"] },
    other: "klarna",
    unknown: { gateways: [] },
  },
  { kind: "product", value: "SKU-1", has: { products: ["SKU-1"] }, other: "SKU-2", unknown: { products: [] } },
];

/** What all kinds have in common, whatever the order has only one of. */
function ofKind({ kind, value, has, other, unknown }: Kind): ConditionCase[] {
  const lists = (oneOf: readonly string[], noneOf: readonly string[]) =>
    // The values fit the kind, which the table above says and the schema checks.
    ({ kind, oneOf, noneOf }) as Parameters<typeof conditionCases>[0][number][1];
  const here = facts({ order: order(has) });
  const unread = facts({ order: null });
  const known = conditionCases([
    [`${kind}: empty lists let everything pass`, lists([], []), here, null],
    [`${kind}: the value is wanted`, lists([value], []), here, null],
    [`${kind}: the value is one of those wanted`, lists([other, value], []), here, null],
    [`${kind}: another value is wanted`, lists([other], []), here, kind],
    [`${kind}: the value is refused`, lists([], [value]), here, kind],
    [`${kind}: the value is one of those refused`, lists([], [other, value]), here, kind],
    [`${kind}: another value is refused`, lists([], [other]), here, null],
    [`${kind}: wanted and another refused`, lists([value], [other]), here, null],
    [`${kind}: wanted and refused is refused`, lists([value], [value]), here, kind],
    [`${kind}: neither wanted nor refused is not wanted`, lists([other], [other]), here, kind],
    [`${kind}: an order nobody could read meets not even empty lists`, lists([], []), unread, "order_unknown"],
    [`${kind}: an order nobody could read has nothing wanted`, lists([value], []), unread, "order_unknown"],
  ]);
  if (unknown === null) return known;
  const none = facts({ order: order(unknown) });
  return [
    ...known,
    ...conditionCases([
      [`${kind}: without a value empty lists are met`, lists([], []), none, null],
      [`${kind}: without a value nothing wanted is there`, lists([value], []), none, kind],
      // An order without tags is known to have none; of the others nobody knows what they would be.
      [
        kind === "tags" ? "tags: without tags none is refused" : `${kind}: without a value it might be refused`,
        lists([], [value]),
        none,
        kind === "tags" ? null : kind,
      ],
    ]),
  ];
}

const products = (...all: string[]) => facts({ order: order({ products: all }) });
const gateways = (...all: string[]) => facts({ order: order({ gateways: all }) });
const tags = (...all: string[]) => facts({ order: order({ tags: all }) });

const many = conditionCases([
  ["every product is wanted", { kind: "product", oneOf: ["A", "B"] }, products("A", "B", "A"), null],
  ["one product too many", { kind: "product", oneOf: ["A", "B"] }, products("A", "C"), "product"],
  ["one refused product is enough", { kind: "product", noneOf: ["C"] }, products("A", "C"), "product"],
  ["a line without SKU is not wanted", { kind: "product", oneOf: ["A"] }, products("A", ""), "product"],
  ["a line without SKU is not refused", { kind: "product", noneOf: ["A"] }, products(""), null],
  ["SKUs are compared letter by letter", { kind: "product", oneOf: ["a"] }, products("A"), "product"],
  ["every gateway is wanted", { kind: "gateway", oneOf: ["paypal", "gift_card"] }, gateways("gift_card"), null],
  ["one gateway too many", { kind: "gateway", oneOf: ["paypal"] }, gateways("paypal", "gift_card"), "gateway"],
  ["one refused gateway is enough", { kind: "gateway", noneOf: ["gift_card"] }, gateways("x", "gift_card"), "gateway"],
  ["one wanted tag among others is enough", { kind: "tags", oneOf: ["vip", "b"] }, tags("a", "vip"), null],
  ["no wanted tag among many", { kind: "tags", oneOf: ["vip"] }, tags("a", "b"), "tags"],
  ["one refused tag among wanted ones", { kind: "tags", oneOf: ["a"], noneOf: ["b"] }, tags("a", "b"), "tags"],
  ["letter case of a wanted tag does not count", { kind: "tags", oneOf: ["VIP"] }, tags("vip"), null],
  ["letter case of the order's tag does not count", { kind: "tags", oneOf: ["vip"] }, tags("ViP"), null],
  ["letter case of a refused tag does not count", { kind: "tags", noneOf: ["Fraud"] }, tags("FRAUD"), "tags"],
  ["half a tag is another tag", { kind: "tags", noneOf: ["vip"] }, tags("vip-gold"), null],
]);

/** Conditions that compare the order's values with what is wanted and what is refused. */
export const lists: readonly ConditionCase[] = [...KINDS.flatMap(ofKind), ...many];

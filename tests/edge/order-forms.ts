/** Fields of a form by name; what is given instead of one field, one at a time. */
export type FormCase = {
  readonly door: string;
  /** Below the order's address. */
  readonly page: string;
  /** A form that is taken as it is; "‹seen›" stands for the print of what the page shows; "‹line›", "‹part›", "‹item›" (a line of the part), "‹parcel›", "‹hold›" for what the order has. */
  readonly good: Readonly<Record<string, string>>;
  /** What the order has before: something that left, or something on hold. */
  readonly has?: "parcel" | "hold";
  readonly bad: Readonly<Record<string, readonly string[]>>;
};

const KEY = "0b8f6f7e-3a52-4c56-9c9d-0c8f5d0b7a11";
const ARABIC_ONES = "١";
const KEYS = ["", "1", KEY.slice(1), KEY.replaceAll("0", ARABIC_ONES), `${KEY}0`, "null"];
const PRINTS = ["", "0".repeat(31), "0".repeat(33), "g".repeat(32), ARABIC_ONES.repeat(32), "[object Object]"];
const CONTROL = ["a\u0000b", "a\u0007", "a\u001b[2J", "\u009b"];
const LINE = ["a".repeat(256), "a\nb", ...CONTROL];
const YES_NO = ["", "true", "1", "YES"];
const GIDS = [
  "",
  "1",
  "gid://shopify/Order/1",
  "gid://shopify/FulfillmentOrder/-1",
  `gid://shopify/Fulfillment/${"1".repeat(21)}`,
];
const STEP = "app.orders.$orderId_.step.$step";
const TRACKING = { company: "BRT", number: "1Z 999", url: "https://track.example.com/1Z" };
const NO_TRACKING = {
  company: ["a".repeat(101), "a\nb", ...CONTROL],
  number: ["", " ", "1".repeat(101), "1\n2", ...CONTROL],
  url: [
    "track",
    "http://track.example.com",
    "javascript:alert(1)",
    "https://a@b.it",
    "https://localhost",
    `https://a.it/${"a".repeat(2000)}`,
  ],
};

/**
 * Every form about an order, and what no page of it sends. A new kind of change is one entry here: its good form, and for
 * each field what is wrong with it.
 */
export const ORDER_FORMS: readonly FormCase[] = [
  {
    door: "app.orders.$orderId_.change.$what note",
    page: "change/note",
    good: { intent: "note", note: "Richiamare ☎ 客", seen: "‹seen›", requestKey: KEY },
    bad: {
      intent: ["", "tags", "NOTE", "nothing"],
      note: ["a".repeat(5001), "a".repeat(60_000), ...CONTROL],
      seen: PRINTS,
      requestKey: KEYS,
    },
  },
  {
    door: "app.orders.$orderId_.change.$what tags",
    page: "change/tags",
    good: { intent: "tags", add: "richiamare, 客", remove: "", requestKey: KEY },
    bad: {
      intent: ["", "note", "tagsRemove"],
      add: [
        "",
        ",,",
        "a".repeat(41),
        Array.from({ length: 251 }, (_, at) => `t${String(at)}`).join(),
        "\t",
        ...CONTROL,
      ],
      remove: ["Richiamare", "a".repeat(41), ...CONTROL],
      requestKey: KEYS,
    },
  },
  {
    door: "app.orders.$orderId_.change.$what email",
    page: "change/email",
    good: { intent: "email", email: "nuova@cliente.example", seen: "‹seen›", requestKey: KEY },
    bad: {
      intent: ["", "address"],
      email: [
        "",
        "a",
        "a@",
        "@b.it",
        "a@b",
        "a b@c.it",
        "a@b.it,c@d.it",
        "a@b.it\nBcc: c@d.it",
        `${"a".repeat(255)}@b.it`,
      ],
      seen: PRINTS,
      requestKey: KEYS,
    },
  },
  {
    door: "app.orders.$orderId_.change.$what address",
    page: "change/address",
    good: {
      ...{ intent: "address", firstName: "", lastName: "", address1: "Via Nuova 7", address2: "" },
      ...{ zip: "35121", city: "Padova", provinceCode: "PD", seen: "‹seen›", requestKey: KEY },
    },
    bad: {
      intent: ["", "email"],
      firstName: LINE,
      lastName: LINE,
      address1: ["", "  ", ...LINE],
      address2: LINE,
      zip: LINE,
      city: ["", ...LINE],
      provinceCode: ["a".repeat(11), ...CONTROL],
      seen: PRINTS,
      requestKey: KEYS,
    },
  },
  {
    door: `${STEP} fulfil`,
    page: "step/fulfil",
    good: {
      intent: "fulfil",
      lines: '[{"lineGid":"‹item›","quantity":1}]',
      ...TRACKING,
      notify: "no",
      requestKey: KEY,
    },
    bad: {
      intent: ["", "cancel", "release"],
      lines: [
        ...["", "null", "{}", "[]", "[[[", '[{"lineGid":"‹item›","quantity":1,"amount":"9.00"}]'],
        '[{"lineGid":"‹item›","quantity":1},{"lineGid":"‹item›","quantity":1}]',
        '[{"lineGid":"‹line›","quantity":1}]',
        ...["-1", "0", "1.5", '"1"', "1e9", "null"].map((quantity) => `[{"lineGid":"‹item›","quantity":${quantity}}]`),
      ],
      ...NO_TRACKING,
      notify: YES_NO,
      requestKey: KEYS,
    },
  },
  {
    door: `${STEP} tracking`,
    page: "step/tracking",
    has: "parcel",
    good: { intent: "tracking", parcel: "‹parcel›", ...TRACKING, notify: "no", requestKey: KEY },
    bad: { intent: ["", "fulfil"], parcel: GIDS, ...NO_TRACKING, notify: YES_NO, requestKey: KEYS },
  },
  {
    door: `${STEP} hold`,
    page: "step/hold",
    good: { intent: "hold", part: "‹part›", reason: "OTHER", requestKey: KEY },
    bad: {
      intent: ["", "cancel", "HOLD"],
      part: GIDS,
      reason: ["", "other", "ONLINE_STORE_POST_PURCHASE_CROSS_SELL", "curious"],
      requestKey: KEYS,
    },
  },
  {
    door: `${STEP} release`,
    page: "step/hold",
    has: "hold",
    good: { intent: "release", part: "‹part›", holds: '["‹hold›"]', requestKey: KEY },
    bad: {
      intent: ["", "fulfil"],
      part: GIDS,
      holds: ["", "[]", "null", "{}", '["‹part›"]', '["‹hold›","‹hold›"]', "[null]", '[["‹hold›"]]'],
      requestKey: KEYS,
    },
  },
  {
    door: `${STEP} cancel`,
    page: "step/cancel",
    good: { intent: "cancel", reason: "CUSTOMER", restock: "yes", notify: "no", requestKey: KEY },
    bad: {
      intent: ["", "hold", "CANCEL"],
      reason: ["", "customer", "curious", "CUSTOMER "],
      restock: YES_NO,
      notify: YES_NO,
      requestKey: KEYS,
    },
  },
  {
    door: "app.orders.$orderId_.refund refund",
    page: "refund",
    good: {
      ...{ intent: "refund", lines: '[{"lineItemGid":"‹line›","quantity":1}]', shipping: "no" },
      ...{ less: "100", reason: "late", notify: "no", requestKey: KEY },
    },
    bad: {
      intent: ["", "pay"],
      lines: [
        ...["", "null", "{}", "[[[", '[{"lineItemGid":"‹line›","quantity":1,"amount":"9.00"}]'],
        ...["-1", "0", "1.5", '"1"', "1e9", "null", "9007199254740993"].map(
          (quantity) => `[{"lineItemGid":"‹line›","quantity":${quantity}}]`,
        ),
        JSON.stringify(Array.from({ length: 51 }, (_, at) => ({ lineItemGid: String(at), quantity: 1 }))),
      ],
      shipping: ["", "true", "1", "YES"],
      less: ["-1", "1.5", "1e3", "0x10", ARABIC_ONES, "99999999999999", " 1", "NaN"],
      reason: ["", "curious", "LATE"],
      notify: ["", "on"],
      requestKey: KEYS,
    },
  },
];

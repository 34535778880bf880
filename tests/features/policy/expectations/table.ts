import { type Action, type Row } from "../../../../app/features/policy/action";
import type { Reason } from "../../../../app/features/policy/decision";
import type { Preset } from "../../../../app/features/policy/presets";
import type { Answer } from "../../../../app/features/policy/rule";
import type { SituationName } from "./situations";

/** Who asks: a person with a ready-made role, the owner, or somebody without any role. */
export type Who = Preset | "owner" | "stranger";

/** One line: who asks for what in which situation, what comes out, and the reason that decides. */
export type Line = readonly [Who, Action, SituationName, Answer, Reason["code"]];

/**
 * What each ready-made role may do, for a reason and on an ordinary order: read from the picture of the owner's matrix,
 * and where it has no row, judged as its neighbours; not from the presets.
 */
export const MATRIX = `
                  customer_support  fulfilment  shop_helper  data_entry  errands  auditor  trial
order.read        can               can         can          can         can      can      can
order.search      can               can         can          deny        deny     can      ask
customer.name     can               can         can          deny        deny     can      can
customer.email    can               can         ask          deny        deny     deny     deny
customer.phone    can               can         ask          deny        deny     deny     deny
customer.address  can               can         ask          deny        deny     deny     deny
reply.use         can               can         can          deny        deny     deny     ask
reply.edit        can               ask         can          deny        deny     deny     ask
reply.free        can               ask         can          deny        deny     deny     ask
message.answer    can               deny        can          deny        deny     deny     ask
comment.hide      can               deny        can          deny        deny     deny     ask
comment.delete    ask               deny        ask          deny        deny     deny     deny
reply.propose     can               can         can          can         deny     deny     can
rule.propose      can               can         can          can         deny     deny     can
order.note        can               can         can          can         can      deny     can
order.tags        can               can         can          can         deny     deny     can
order.email       ask               ask         ask          deny        deny     deny     deny
order.address     ask               can         ask          deny        deny     deny     deny
order.edit        ask               deny        ask          deny        deny     deny     deny
order.cancel      ask               deny        ask          deny        deny     deny     deny
refund.issue      can               deny        ask          deny        deny     deny     ask
refund.return     can               deny        ask          deny        deny     deny     ask
refund.goodwill   can               deny        ask          deny        deny     deny     ask
refund.shipping   can               deny        ask          deny        deny     deny     ask
refund.credit     can               deny        ask          deny        deny     deny     ask
refund.restock    ask               can         ask          deny        deny     deny     deny
refund.notify     can               deny        can          deny        deny     deny     can
order.fulfil      deny              can         can          deny        deny     deny     deny
order.tracking    deny              can         can          deny        ask      deny     deny
order.hold        deny              can         can          deny        deny     deny     deny
return.decide     deny              ask         ask          deny        deny     deny     deny
stock.adjust      deny              ask         ask          can         deny     deny     deny
product.publish   deny              deny        ask          ask         deny     deny     deny
product.edit      deny              deny        ask          can         deny     deny     deny
draft.create      deny              deny        ask          deny        deny     deny     deny
draft.invoice     deny              deny        ask          deny        deny     deny     deny
record.own        can               can         can          can         can      can      can
record.read       deny              deny        deny         deny        deny     can      deny
record.export     deny              deny        deny         deny        deny     can      deny
`;

/** Running the team is the owner's; a stranger can join it, if the invitation is theirs. No ready-made role holds any. */
export const OFFICE_LINES: Readonly<Record<Exclude<Action, Row>, { readonly stranger: Answer }>> = {
  "team.invite": { stranger: "deny" },
  "team.grant": { stranger: "deny" },
  "team.stop": { stranger: "deny" },
  "team.join": { stranger: "can" },
  "role.edit": { stranger: "deny" },
  "role.draft": { stranger: "deny" },
  "manager.name": { stranger: "deny" },
  "doubt.decide": { stranger: "deny" },
  "approval.decide": { stranger: "deny" },
  "person.view": { stranger: "deny" },
};

/** Where the situation decides. */
export const LINES: readonly Line[] = [
  ["customer_support", "refund.issue", "order 30 days old", "can", "allowed"],
  ["customer_support", "refund.issue", "order a moment older than 30 days", "ask", "order_too_old"],
  ["customer_support", "refund.issue", "order a year old", "ask", "order_too_old"],
  ["customer_support", "refund.goodwill", "order a year old", "ask", "order_too_old"],
  ["customer_support", "order.note", "order a year old", "can", "allowed"],
  ["customer_support", "refund.issue", "order nobody could read", "deny", "order_unknown"],
  ["customer_support", "refund.return", "order nobody could read", "deny", "order_unknown"],
  ["customer_support", "order.note", "order nobody could read", "can", "allowed"],
  ["shop_helper", "refund.issue", "order nobody could read", "ask", "rule_asks"],
  ["customer_support", "refund.issue", "order partly paid", "can", "allowed"],
  ["customer_support", "refund.issue", "order partly refunded", "can", "allowed"],
  ["customer_support", "refund.issue", "order unpaid", "deny", "payment_status"],
  ["customer_support", "refund.issue", "order authorized only", "deny", "payment_status"],
  ["customer_support", "refund.issue", "order refunded", "deny", "payment_status"],
  ["customer_support", "refund.issue", "order voided", "deny", "payment_status"],
  ["customer_support", "refund.shipping", "order unpaid", "deny", "payment_status"],
  ["customer_support", "order.address", "order unpaid", "ask", "rule_asks"],

  ["customer_support", "refund.issue", "withdrawal on day 14, unpaid", "ask", "withdrawal"],
  ["customer_support", "refund.issue", "withdrawal on day 15, unpaid", "deny", "payment_status"],
  ["customer_support", "refund.return", "withdrawal on day 14, unpaid", "ask", "withdrawal"],
  ["customer_support", "refund.return", "withdrawal on day 15, unpaid", "deny", "payment_status"],
  ["customer_support", "refund.issue", "withdrawal, delivery unknown, unpaid", "ask", "withdrawal"],
  ["customer_support", "refund.issue", "withdrawal, order nobody could read", "deny", "order_unknown"],
  ["fulfilment", "refund.issue", "withdrawal on day 14, unpaid", "deny", "no_right"],

  ["customer_support", "refund.issue", "30.00", "can", "allowed"],
  ["customer_support", "refund.issue", "30.01", "ask", "over_limit"],
  ["customer_support", "refund.return", "30.00", "can", "allowed"],
  ["customer_support", "refund.return", "30.01", "ask", "over_limit"],
  ["customer_support", "refund.goodwill", "30.01", "ask", "over_limit"],
  ["customer_support", "refund.shipping", "30.01", "ask", "over_limit"],
  ["customer_support", "refund.credit", "30.01", "ask", "over_limit"],
  ["fulfilment", "refund.issue", "30.01", "deny", "no_right"],
  ["trial", "refund.issue", "30.01", "ask", "draft_only"],
  ["shop_helper", "refund.goodwill", "30.01", "ask", "rule_asks"],
  ["customer_support", "refund.issue", "10.00 after 20.00 on the order", "can", "allowed"],
  ["customer_support", "refund.issue", "10.01 after 20.00 on the order", "ask", "over_limit"],
  ["customer_support", "refund.goodwill", "10.01 after 20.00 on the order", "ask", "over_limit"],
  ["customer_support", "refund.issue", "10.00 after 90.00 today", "can", "allowed"],
  ["customer_support", "refund.issue", "10.00 after 90.01 today", "ask", "over_limit"],
  ["customer_support", "refund.issue", "10.00 after 95.00 before midnight", "ask", "over_limit"],
  ["owner", "refund.issue", "30.01", "can", "owner"],
  ["owner", "refund.issue", "order unpaid", "can", "owner"],
  ["owner", "customer.name", "no reason given", "can", "owner"],

  ["customer_support", "customer.name", "no reason given", "deny", "reason_missing"],
  ["customer_support", "customer.email", "no reason given", "deny", "reason_missing"],
  ["customer_support", "customer.phone", "no reason given", "deny", "reason_missing"],
  ["customer_support", "customer.address", "no reason given", "deny", "reason_missing"],
  ["fulfilment", "customer.address", "no reason given", "deny", "reason_missing"],
  ["shop_helper", "customer.name", "no reason given", "deny", "reason_missing"],
  ["shop_helper", "customer.email", "no reason given", "ask", "rule_asks"],
  ["auditor", "customer.name", "no reason given", "deny", "reason_missing"],
  ["trial", "customer.name", "no reason given", "deny", "reason_missing"],
  ["data_entry", "customer.name", "no reason given", "deny", "no_right"],
  ["customer_support", "refund.issue", "no reason given", "can", "allowed"],
  ["customer_support", "customer.name", "the tenth in a day", "can", "allowed"],
  ["customer_support", "customer.name", "the eleventh in a day", "deny", "over_limit"],
  ["customer_support", "customer.email", "the eleventh in a day", "deny", "over_limit"],
  ["auditor", "customer.name", "the eleventh in a day", "deny", "over_limit"],
  ["trial", "customer.name", "the eleventh in a day", "deny", "over_limit"],
  ["fulfilment", "customer.address", "the eleventh in a day", "can", "allowed"],
  ["fulfilment", "customer.address", "the fiftieth in a day", "can", "allowed"],
  ["fulfilment", "customer.address", "the 51st in a day", "deny", "over_limit"],
  ["customer_support", "customer.phone", "the eleventh in a day", "deny", "over_limit"],
  ["customer_support", "customer.address", "the eleventh in a day", "deny", "over_limit"],
  ["shop_helper", "customer.name", "the eleventh in a day", "deny", "over_limit"],
  ["fulfilment", "customer.name", "no reason given", "deny", "reason_missing"],
  ["fulfilment", "customer.email", "no reason given", "deny", "reason_missing"],
  ["fulfilment", "customer.phone", "no reason given", "deny", "reason_missing"],
  ["fulfilment", "customer.name", "the 51st in a day", "deny", "over_limit"],
  ["fulfilment", "customer.email", "the 51st in a day", "deny", "over_limit"],
  ["fulfilment", "customer.phone", "the 51st in a day", "deny", "over_limit"],
  ["customer_support", "order.search", "the 300th in a day", "can", "allowed"],
  ["customer_support", "order.search", "the 301st in a day", "deny", "over_limit"],
  ["fulfilment", "order.search", "the 301st in a day", "deny", "over_limit"],
  ["shop_helper", "order.search", "the 301st in a day", "deny", "over_limit"],
  ["auditor", "order.search", "the 301st in a day", "deny", "over_limit"],
  ["customer_support", "order.read", "the 301st in a day", "can", "allowed"],

  ["customer_support", "order.read", "stopped", "deny", "not_active"],
  ["customer_support", "refund.issue", "stopped", "deny", "not_active"],
  ["customer_support", "reply.use", "stopped", "deny", "not_active"],
  ["customer_support", "order.address", "stopped", "deny", "not_active"],
  ["trial", "refund.issue", "stopped", "deny", "not_active"],
  ["auditor", "record.read", "stopped", "deny", "not_active"],
  ["fulfilment", "record.own", "stopped", "deny", "not_active"],
  ["customer_support", "order.read", "waiting for the owner", "deny", "not_active"],
  ["customer_support", "order.read", "a step is missing", "deny", "not_active"],
  ["errands", "order.note", "begins this moment", "can", "allowed"],
  ["errands", "order.note", "begins in a moment", "deny", "not_yet"],
  ["errands", "order.tracking", "begins in a moment", "deny", "not_yet"],
  ["errands", "order.note", "ends in a moment", "can", "allowed"],
  ["errands", "order.note", "ended this moment", "deny", "ended"],
  ["errands", "order.read", "ended this moment", "deny", "ended"],

  ["data_entry", "refund.issue", "own row: can", "can", "allowed"],
  ["customer_support", "order.note", "own row: asks", "ask", "rule_asks"],
  ["customer_support", "order.note", "own row: cannot", "deny", "no_right"],
  ["customer_support", "refund.goodwill", "own row: cannot", "deny", "no_right"],
  ["fulfilment", "refund.goodwill", "own row: can", "deny", "no_right"],
  ["customer_support", "order.note", "own row: draft only", "ask", "draft_only"],
  ["customer_support", "order.cancel", "own row: held 10 minutes", "can", "allowed"],
  ["customer_support", "refund.issue", "own row: can", "can", "allowed"],
  ["customer_support", "order.note", "own row: until now", "deny", "ended"],

  ["fulfilment", "order.fulfil", "shift 9 to 18, at 9:00", "can", "allowed"],
  ["fulfilment", "order.fulfil", "shift 9 to 18, at 8:59", "deny", "outside_hours"],
  ["fulfilment", "order.fulfil", "shift 9 to 18, at 17:59", "can", "allowed"],
  ["fulfilment", "order.fulfil", "shift 9 to 18, at 18:00", "deny", "outside_hours"],
  ["fulfilment", "order.fulfil", "shift 9 to 18, on Saturday", "deny", "outside_hours"],
  ["fulfilment", "order.fulfil", "shift 9 to 18 that asks, at 18:00", "ask", "outside_hours"],
  ["fulfilment", "order.fulfil", "Friday's night shift, Saturday at 5:59", "can", "allowed"],
  ["fulfilment", "order.fulfil", "Friday's night shift, Friday at 5:59", "deny", "outside_hours"],

  ["customer_support", "refund.issue", "up to half of 50.00, 25.00", "can", "allowed"],
  ["customer_support", "refund.issue", "up to half of 50.00, 25.01", "ask", "over_limit"],
  ["customer_support", "refund.issue", "up to a third of 50.00, 16.51", "ask", "over_limit"],
  ["customer_support", "message.answer", "the fifth in an hour of five", "can", "allowed"],
  ["customer_support", "message.answer", "the sixth in an hour of five", "ask", "over_limit"],
  ["customer_support", "refund.goodwill", "10.00 more than this customer's 90 days", "ask", "over_limit"],
  ["customer_support", "refund.issue", "all together 490.00 of 500.00 today", "can", "allowed"],
  ["customer_support", "refund.issue", "all together 490.01 of 500.00 today", "ask", "over_limit"],
  ["fulfilment", "refund.issue", "all together 490.00 of 500.00 today", "deny", "no_right"],

  ["customer_support", "order.edit", "only vip, written VIP", "can", "allowed"],
  ["customer_support", "order.edit", "only vip, without tags", "ask", "tags"],
  ["customer_support", "order.edit", "never fragile, without tags", "can", "allowed"],
  ["fulfilment", "order.address", "never to Switzerland, to Italy", "can", "allowed"],
  ["fulfilment", "order.address", "never to Switzerland, nobody knows where to", "deny", "country"],
  ["customer_support", "order.cancel", "not sent yet, but it is", "deny", "fulfillment_status"],
  ["shop_helper", "refund.issue", "up to 50.00, of 50.00", "can", "allowed"],
  ["shop_helper", "refund.issue", "up to 49.99, of 50.00", "ask", "order_value"],
  ["stranger", "order.read", "an ordinary order", "deny", "no_right"],
  ["stranger", "refund.issue", "an ordinary order", "deny", "no_right"],
  ["stranger", "customer.name", "an ordinary order", "deny", "no_right"],
];

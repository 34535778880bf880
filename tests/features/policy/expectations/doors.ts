import type { Action } from "../../../../app/features/policy/action";

/** Where an action can be asked for today: pages that open for it, forms ("route intent") that ask for it, effects that do it. */
export type Doors = {
  readonly pages: readonly string[];
  readonly forms: readonly string[];
  readonly effects: readonly string[];
  /** The page on which a person reads the decision. */
  readonly shown: string;
};
/** The issue that brings the effect; until then the row is only decided. */
export type NoDoorYet = { readonly noDoorYet: `issue ${number}` };

const REQUEST = "app.approvals.$intentId";
const ORDER = "app.orders.$orderId";
const REFUND = "app.orders.$orderId_.refund";
const refund = { pages: [], forms: [`${REFUND} refund`], effects: ["refund.issue"], shown: REFUND };
const sight = { pages: [], forms: [`${ORDER} reveal`], effects: ["order.reveal"], shown: ORDER };
const CHANGE = "app.orders.$orderId_.change.$what";
const change = (what: "note" | "tags" | "email" | "address") => ({
  pages: [],
  forms: [`${CHANGE} ${what}`],
  effects: [`order.${what}`],
  shown: CHANGE,
});
const STEP = "app.orders.$orderId_.step.$step";
const step = (...intents: readonly ("fulfil" | "tracking" | "hold" | "release" | "cancel")[]) => ({
  pages: [],
  forms: intents.map((intent) => `${STEP} ${intent}`),
  effects: intents.map((intent) => `order.${intent}`),
  shown: STEP,
});
const doubt = ["look", "changes", "happened", "not_happened", "dismiss"].map((intent) => `app.doubt ${intent}`);

/** Every action with its doors. A form without an intent is called "post". One line an action. */
export const DOORS: Readonly<Record<Action, Doors | NoDoorYet>> = {
  "order.read": {
    pages: ["app.orders._index", ORDER, CHANGE, STEP, "app.doubt"],
    forms: [],
    effects: [],
    shown: ORDER,
  },
  "order.search": {
    pages: [],
    forms: ["app.orders._index post"],
    effects: ["order.search"],
    shown: "app.orders._index",
  },
  "customer.name": sight,
  "customer.email": sight,
  "customer.phone": sight,
  "customer.address": sight,

  "reply.use": { pages: ["app.replies"], forms: [`${ORDER} reply`], effects: ["reply.use"], shown: ORDER },
  "reply.edit": { noDoorYet: "issue 7" },
  "reply.free": { noDoorYet: "issue 7" },
  "message.answer": { noDoorYet: "issue 7" },
  "comment.hide": { noDoorYet: "issue 7" },
  "comment.delete": { noDoorYet: "issue 7" },
  "reply.propose": { noDoorYet: "issue 7" },
  "rule.propose": { noDoorYet: "issue 7" },

  "order.note": change("note"),
  "order.tags": change("tags"),
  "order.email": change("email"),
  "order.address": change("address"),
  "order.edit": { noDoorYet: "issue 5" },
  "order.cancel": step("cancel"),

  "refund.issue": { ...refund, pages: [REFUND], forms: [`${REFUND} preview`, `${REFUND} refund`] },
  "refund.return": refund,
  "refund.goodwill": refund,
  "refund.shipping": refund,
  "refund.credit": refund,
  "refund.restock": refund,
  "refund.notify": refund,

  "order.fulfil": step("fulfil"),
  "order.tracking": step("tracking"),
  "order.hold": step("hold", "release"),
  "return.decide": { noDoorYet: "issue 5" },

  "stock.adjust": { noDoorYet: "issue 5" },
  "product.publish": { noDoorYet: "issue 5" },
  "product.edit": { noDoorYet: "issue 5" },
  "draft.create": { noDoorYet: "issue 5" },
  "draft.invoice": { noDoorYet: "issue 5" },

  "record.own": { noDoorYet: "issue 6" },
  "record.read": {
    pages: ["app.audit._index", "app.audit.$row"],
    forms: ["app.audit._index post"],
    effects: [],
    shown: "app.audit._index",
  },
  "record.export": { pages: ["app.audit.export"], forms: [], effects: [], shown: "app.audit._index" },

  "team.invite": {
    pages: ["app.team._index", "app.team.invite"],
    forms: ["app.team.invite post", "app.team._index withdraw"],
    effects: ["team.invite", "team.withdraw"],
    shown: "app.team.invite",
  },
  "team.grant": {
    pages: ["app.team.$grantId"],
    forms: ["app.team.$grantId post", "app.team.$grantId leak", "app.team._index activate"],
    effects: ["team.limits", "team.activate", "leak.check"],
    shown: "app.team.$grantId",
  },
  "team.stop": {
    pages: ["app.stopped", "app.team.$grantId_.stopped"],
    forms: ["app.team._index stop", "app.team.$grantId_.stopped tick"],
    effects: ["team.stop", "team.tick"],
    shown: "app.team._index",
  },
  "team.join": { pages: [], forms: ["app._index join"], effects: ["team.join"], shown: "app._index" },
  "role.edit": {
    pages: ["app.roles._index", "app.roles.new", "app.roles.$roleId", "app.roles.$roleId_.history", "app.try"],
    forms: [
      ...["save", "copy", "retire", "ceiling"].map((intent) => `app.roles._index ${intent}`),
      ...["role", "terms"].map((intent) => `app.team.$grantId ${intent}`),
    ],
    effects: ["role.save", "role.copy", "role.retire", "ceiling.set", "role.assign", "grant.terms"],
    shown: "app.roles._index",
  },
  "role.draft": { pages: ["app.past"], forms: ["app.past post"], effects: ["role.draft"], shown: "app.past" },
  "manager.name": {
    pages: ["app.team.$grantId"],
    forms: ["app.team.$grantId manager"],
    effects: ["manager.name"],
    shown: "app.team.$grantId",
  },
  "doubt.decide": { pages: [], forms: doubt, effects: ["doubt.decide", "doubt.dismiss"], shown: "app.doubt" },
  "approval.decide": {
    pages: [],
    forms: ["approve", "less", "decline"].map((intent) => `${REQUEST} ${intent}`),
    effects: ["approval.approve", "approval.decline"],
    shown: REQUEST,
  },
  "person.view": {
    pages: [],
    forms: ["app.team.$grantId see"],
    effects: ["view.start", "view.end"],
    shown: "app.team.$grantId",
  },
};

/** What opens to everybody, or to nobody in particular, and why. */
export const FOR_EVERYBODY: Readonly<Record<string, string>> = {
  _index: "says where Delega is opened",
  "auth.session-token": "a step of Shopify's log-in",
  health: "for the load balancer",
  app: "the frame: who the reader is",
  "app post": "the reader's own language",
  "app width": "how wide the owner looks through an assistant's eyes",
  "app end": "the end of it: the gate decides, and whoever does not look has nothing to end",
  "app.limits": "one's own limits, at any hour",
  "app.training._index": "practice on made-up orders, where nothing leaves the shop",
  "app.training.$example": "one of them, or a masked one of the shop's, decided as the reader's own role would",
  "app.training.$example post": "what they would do: told and scored, never done",
  "app.approvals._index": "the owner's queue, and one's own requests: a list that may be empty",
  [REQUEST]: "a request: the owner's to answer, the asker's to see",
  "app.approved post": "doing what was approved: the gate lets only its asker, and only that",
  [`${REFUND} ask`]: "asking for a yes: the gate takes it only where a rule asks",
  "app.held post": "taking back one's own change before it leaves, at any hour; the owner's for all",
  "app._index": "home, of another kind for each kind of person",
};

export function doorsOf(action: Action): Doors | null {
  const doors = DOORS[action];
  return "noDoorYet" in doors ? null : doors;
}

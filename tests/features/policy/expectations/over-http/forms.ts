import { CHANGES, STEPS } from "../../../../../app/features/changes/change";
import type { Action } from "../../../../../app/features/policy/action";
import { presetRules } from "../../../../../app/features/policy/presets";
import { WAREHOUSE } from "../../../../practice/shop/shipping";
import { doorsOf } from "../doors";
import type { Others } from "./colleagues";
import type { Situated } from "./situate";

export type Fields = Readonly<Record<string, string>>;
/** A form of the registry ("route intent"), where it goes and what it holds. */
export type Form = { readonly door: string; readonly path: string; readonly fields: Fields };
type Asking = Pick<Situated, "one" | "order" | "question" | "person">;
type Filled = readonly [door: string, fields: Fields];

/** An order that does not exist. */
export const NO_ORDER = 999_999_999_999;
const ORDER = "app.orders.$orderId";

/** The form that asks for exactly this action, filled in as its page fills it in. */
export function formFor(asking: Asking, others: Others): Form {
  const [door, fields] = filled(asking, others);
  const [, intent = ""] = door.split(" ");
  return formOf(door, { asking, others, fields: { ...intentField(intent), ...fields } });
}

/** Every form of an action of the office, as somebody would send it who may not: the first thing asked is who they are. */
export function bareForms(asking: Asking, others: Others): Form[] {
  return (doorsOf(asking.one.action)?.forms ?? []).map((door) =>
    formOf(door, { asking, others, fields: intentField(door.split(" ")[1] ?? "") }),
  );
}

/** What the refund's page sends a moment after a choice, to learn what would happen. */
export function previewForm(asking: Asking, others: Others): Form {
  const fields = { intent: "preview", ...refundFields(asking) };
  return formOf(`${ORDER}_.refund preview`, { asking, others, fields });
}

/** Every page of an action as a click inside the app reads it; a download is asked for as it is. */
export function pathsOf(asking: Asking, others: Others): string[] {
  return (doorsOf(asking.one.action)?.pages ?? []).map((route) =>
    route === "app.audit.export" ? "/app/audit/export" : `${pathOf(route, { asking, others })}.data`,
  );
}

/** The address of a route for who asks: about their order, about a colleague, about the first row of the record. */
export function pathOf(
  route: string,
  { asking, others }: { readonly asking: Asking; readonly others: Others },
): string {
  const ids: Readonly<Record<string, string>> = {
    $orderId: String(asking.order?.id ?? NO_ORDER),
    $row: "1",
    $intentId: others.approvalId,
    $what: asking.one.action.replace("order.", "").replace("read", "note"),
    $step: asking.one.action.replace("order.", ""),
  };
  const parts = route.split(".").filter((part) => part !== "_index");
  const named = parts.map((part) => part.replace(/_$/, ""));
  return `/${named.map((part) => (part.startsWith("$") ? (ids[part] ?? others.colleague) : part)).join("/")}`;
}

type Making = { readonly asking: Asking; readonly others: Others; readonly fields: Fields };

function formOf(door: string, { fields, ...who }: Making): Form {
  const [route = ""] = door.split(" ");
  const path = `${pathOf(route, who)}.data`;
  return { door, path: route.endsWith("_index") ? `${path}?index` : path, fields };
}

function intentField(intent: string): Fields {
  return intent === "post" ? {} : { intent };
}

function filled(asking: Asking, others: Others): Filled {
  const { action } = asking.one;
  if (action.startsWith("refund.")) return [`${ORDER}_.refund refund`, { ...refundFields(asking), payTwice: "no" }];
  const change = CHANGES.find((one) => one.action === action);
  if (change !== undefined) return changeForm(change.action, asking);
  const step = STEPS.find((one) => one.action === action);
  if (step !== undefined) return stepForm(step.action, asking);
  switch (action) {
    case "customer.name":
    case "customer.email":
    case "customer.phone":
    case "customer.address": {
      const reason = asking.question.facts.reason === null ? "" : "carrier_asks";
      return [`${ORDER} reveal`, { field: action.slice("customer.".length), reason }];
    }
    case "reply.use":
      return [`${ORDER} reply`, { template: "late@1", language: "it", how: "copied" }];
    case "order.search":
      return ["app.orders._index post", { q: asking.order?.name ?? "#1" }];
    case "record.read":
      return ["app.audit._index post", {}];
    default:
      return officeForm(action, { others, userId: asking.person.userId });
  }
}

const CHANGE = "app.orders.$orderId_.change.$what";
/** Stands where the print of what a page showed belongs. */
export const UNSEEN = "0".repeat(32);

/** What a person types for a change; the print of what they saw is the page's to give. */
function changeForm(action: `order.${"note" | "tags" | "email" | "address"}`, { person }: Asking): Filled {
  const who = person.userId;
  switch (action) {
    case "order.note":
      return [`${CHANGE} note`, { note: `Richiamare ${who}`, seen: UNSEEN }];
    case "order.tags":
      return [`${CHANGE} tags`, { add: `di ${who}`, remove: "" }];
    case "order.email":
      return [`${CHANGE} email`, { email: `nuova.${who}@cliente.example`, seen: UNSEEN }];
    case "order.address": {
      const place = { address1: `Via Nuova ${who}`, address2: "", zip: "35121", city: "Padova", provinceCode: "PD" };
      return [`${CHANGE} address`, { ...place, firstName: "", lastName: "", seen: UNSEEN }];
    }
  }
}

const STEP = "app.orders.$orderId_.step.$step";

/** What a person chooses for a step of the order's way out. */
function stepForm(action: `order.${"fulfil" | "tracking" | "hold" | "cancel"}`, { one, order }: Asking): Filled {
  const [part] = order?.fulfilmentOrders ?? [];
  const gid = (type: string, id: number | undefined) => `gid://shopify/${type}/${String(id ?? 1)}`;
  const tracking = { company: "BRT", number: "A-1", url: "" };
  switch (action) {
    case "order.fulfil": {
      const lines = [{ lineGid: gid("FulfillmentOrderLineItem", part?.lines[0]?.id), quantity: 1 }];
      return [`${STEP} fulfil`, { ...tracking, lines: JSON.stringify(lines), notify: "no" }];
    }
    case "order.tracking":
      return [`${STEP} tracking`, { ...tracking, parcel: gid("Fulfillment", order?.fulfilments[0]?.id), notify: "no" }];
    case "order.hold":
      // Whoever may not hold may not release either: their no is asked for with the other form.
      if (one.answer !== "can")
        return [
          `${STEP} release`,
          { part: gid("FulfillmentOrder", part?.id), holds: '["gid://shopify/FulfillmentHold/1"]' },
        ];
      return [`${STEP} hold`, { part: gid("FulfillmentOrder", part?.id), reason: "OTHER" }];
    case "order.cancel":
      return [`${STEP} cancel`, { reason: "CUSTOMER", restock: "yes", notify: "no" }];
  }
}

/** What a person chooses for a refund of this kind and amount. */
function refundFields({ one: { action }, order, question }: Asking): Fields {
  const [line] = order?.lines ?? [];
  const gid = `gid://shopify/LineItem/${String(line?.id ?? 1)}`;
  const shipping = action === "refund.shipping";
  return {
    lines: JSON.stringify(shipping ? [] : [{ lineItemGid: gid, quantity: line?.quantity ?? 1 }]),
    shipping: shipping ? "yes" : "no",
    less: String(question.uses[0].amountMinor),
    reason: question.facts.reason === null ? "" : action === "refund.return" ? "returned" : "damaged",
    notify: action === "refund.notify" ? "yes" : "no",
    duties: "no",
    method: action === "refund.credit" ? "credit" : "original",
    restockAt: action === "refund.restock" ? `gid://shopify/Location/${String(WAREHOUSE.id)}` : "",
  };
}

function officeForm(action: Action, { others, userId }: { readonly others: Others; readonly userId: string }): Filled {
  const role = { roleId: null, name: `Role ${userId}`, preset: null, basedOn: null };
  const rules = presetRules("trial", { perOrderMinor: 1000, perDayMinor: 1000 });
  const invited = { name: "Nina Prova", email: `nina.${userId}@assist.example`, activateAtOnce: "yes" };
  const forms: Readonly<Partial<Record<Action, Filled>>> = {
    "team.invite": ["app.team.invite post", { ...invited, perOrderMinor: "3000", perDayMinor: "10000" }],
    "team.grant": ["app.team.$grantId post", { perOrderMinor: "2500", perDayMinor: "9000" }],
    "team.stop": ["app.team._index stop", { who: others.leaver }],
    "team.join": ["app._index join", {}],
    "role.edit": [
      "app.roles._index save",
      { changes: JSON.stringify([{ input: { ...role, rules }, requestKey: "‹key›" }]) },
    ],
    "role.draft": ["app.past post", { perOrderMinor: "2000", perDayMinor: "8000" }],
    "manager.name": ["app.team.$grantId manager", { may: "yes" }],
    "approval.decide": ["app.approvals.$intentId decline", { text: "Not this one." }],
    "doubt.decide": ["app.doubt dismiss", { what: "data_request", id: others.requestId }],
    "person.view": ["app.team.$grantId see", { width: "desktop" }],
  };
  const form = forms[action];
  if (form === undefined) throw new Error(`teach this world to fill in the form of "${action}" (over-http/forms.ts)`);
  return form;
}

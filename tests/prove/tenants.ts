import { readdirSync } from "node:fs";
import { startPractice, type Practice } from "../practice/practice";
import { mintIdToken } from "../practice/shop/oauth";
import { addRichOrders } from "../support/rich-orders";
import { provenDatabase } from "../support/foreign-rows";
import type { Proof } from "./proof";

/** Every table × verb as the other shop, and every route × foreign id: nothing is seen, nothing is told apart. */
export const prove: Proof = async () => {
  const database = await provenDatabase();
  const routes = await provenRoutes();
  return { ok: database.ok && routes.ok, figures: { ...database.figures, ...routes.figures } };
};

/** How to fill each route parameter: with an id of Loto Lento's and with one that never existed. */
const PARAMS: Readonly<Record<string, { path: (id: string) => string; never: string }>> = {
  "app.orders.$orderId": { path: (id) => `/app/orders/${id}`, never: "999999999999" },
  "app.orders.$orderId_.refund": { path: (id) => `/app/orders/${id}/refund`, never: "999999999999" },
  "app.team.$grantId": { path: (id) => `/app/team/${id}`, never: "00000000-0000-4000-8000-00000000dead" },
  "app.roles.$roleId": { path: (id) => `/app/roles/${id}`, never: "00000000-0000-4000-8000-00000000dead" },
  "app.roles.$roleId_.history": {
    path: (id) => `/app/roles/${id}/history`,
    never: "00000000-0000-4000-8000-00000000dead",
  },
  "app.team.$grantId_.stopped": {
    path: (id) => `/app/team/${id}/stopped`,
    never: "00000000-0000-4000-8000-00000000dead",
  },
  "app.orders.$orderId_.change.$what": { path: (id) => `/app/orders/${id}/change/note`, never: "999999999999" },
  "app.orders.$orderId_.step.$step": { path: (id) => `/app/orders/${id}/step/cancel`, never: "999999999999" },
  "app.approvals.$intentId": { path: (id) => `/app/approvals/${id}`, never: "00000000-0000-4000-8000-00000000dead" },
  "app.training.$example": { path: (id) => `/app/training/${id}`, never: "999999999999" },
  "app.audit.$row": { path: (id) => `/app/audit/${id}`, never: "999999999" },
};

type Fields = Record<string, string>;

/** Every change that names an id of the shop, in its address or in its form; the ids are those of PARAMS. */
const CHANGES: { name: string; id: string; path: (id: string) => string; fields: (id: string) => Fields }[] = [
  {
    name: "show a hidden field",
    id: "app.orders.$orderId",
    path: (id) => `/app/orders/${id}`,
    fields: () => ({ intent: "reveal", field: "email", reason: "carrier_asks" }),
  },
  {
    name: "look at a refund",
    id: "app.orders.$orderId_.refund",
    path: (id) => `/app/orders/${id}/refund`,
    fields: () => ({ intent: "preview", lines: "[]", shipping: "yes", less: "", notify: "no", reason: "" }),
  },
  {
    name: "refund",
    id: "app.orders.$orderId_.refund",
    path: (id) => `/app/orders/${id}/refund`,
    fields: () => ({ intent: "refund", lines: "[]", shipping: "yes", less: "", reason: "late", notify: "no" }),
  },
  {
    name: "practise on an order",
    id: "app.training.$example",
    path: (id) => `/app/training/${id}`,
    fields: () => ({ as: "", reply: "late", remedy: "answer", way: "can", amountMinor: "0" }),
  },
  {
    name: "practise as somebody",
    id: "app.team.$grantId",
    path: () => "/app/training/late",
    fields: (id) => ({ as: `grant:${id}`, reply: "late", remedy: "answer", way: "can", amountMinor: "0" }),
  },
  {
    name: "change limits",
    id: "app.team.$grantId",
    path: (id) => `/app/team/${id}`,
    fields: () => ({ perOrderMinor: "100", perDayMinor: "100" }),
  },
  {
    name: "give another role",
    id: "app.team.$grantId",
    path: (id) => `/app/team/${id}`,
    fields: () => ({ intent: "role", roleId: "00000000-0000-4000-8000-00000000beef" }),
  },
  {
    name: "change terms",
    id: "app.team.$grantId",
    path: (id) => `/app/team/${id}`,
    fields: () => ({ intent: "terms", validFrom: "", validUntil: "", timeZone: "" }),
  },
  {
    name: "name a manager",
    id: "app.team.$grantId",
    path: (id) => `/app/team/${id}`,
    fields: () => ({ intent: "manager", may: "yes" }),
  },
  {
    name: "copy a role",
    id: "app.roles.$roleId",
    path: () => "/app/roles?index",
    fields: (roleId) => ({ intent: "copy", roleId, name: "Copy" }),
  },
  {
    name: "put a role away",
    id: "app.roles.$roleId",
    path: () => "/app/roles?index",
    fields: (roleId) => ({ intent: "retire", roleId }),
  },
  { name: "stop", id: "app.team.$grantId", path: () => "/app/team?index", fields: (who) => ({ intent: "stop", who }) },
  {
    name: "tick off",
    id: "app.team.$grantId_.stopped",
    path: (id) => `/app/team/${id}/stopped`,
    fields: () => ({ intent: "tick", kind: "shopify" }),
  },
  {
    name: "say no",
    id: "app.approvals.$intentId",
    path: (id) => `/app/approvals/${id}`,
    fields: () => ({ intent: "decline", text: "No." }),
  },
  { name: "do it now", id: "app.approvals.$intentId", path: () => "/app/approved", fields: (id) => ({ id }) },
  { name: "undo it", id: "app.approvals.$intentId", path: () => "/app/held", fields: (id) => ({ id }) },
  {
    name: "let start",
    id: "app.team.$grantId",
    path: () => "/app/team?index",
    fields: (grantId) => ({ intent: "activate", grantId }),
  },
  {
    name: "take back",
    id: "app.team.$grantId",
    path: () => "/app/team?index",
    fields: (invitationId) => ({ intent: "withdraw", invitationId }),
  },
];

/** Changes that tell a foreign id from one that never existed, or do anything at all with it. */
async function foreignChanges(practice: Practice, own: Readonly<Record<string, string>>): Promise<number> {
  let different = 0;
  for (const change of CHANGES) {
    const [foreign, never] = await Promise.all(
      [own[change.id] ?? "", PARAMS[change.id]?.never ?? ""].map(async (id) => {
        const fields = change.fields(id);
        const response = await submit(practice, {
          handle: "onda-lenta",
          role: "owner",
          path: change.path(id),
          fields: fields["intent"] === "preview" ? fields : { ...fields, requestKey: crypto.randomUUID() },
        });
        return { status: response.status, body: (await response.text()).replaceAll(id, "ID") };
      }),
    );
    // A form that is no form is refused before anybody looks for what it names.
    const alike =
      foreign !== undefined && foreign.status > 400 && foreign.status === never?.status && foreign.body === never.body;
    console.log(
      `${change.name}: foreign ${String(foreign?.status)}, never ${String(never?.status)}${alike ? "" : "  DIFFERENT"}`,
    );
    if (!alike) different += 1;
  }
  return different;
}

async function provenRoutes() {
  const withParams = readdirSync(new URL("../../app/routes", import.meta.url)).filter((name) => /\$[a-z]/.test(name));
  const missing = withParams.filter((name) => !(name in PARAMS));
  if (missing.length > 0)
    throw new Error(`these routes have no row in the table of tests/prove/tenants.ts: ${missing.join(", ")}`);
  const practice = await startPractice({ mode: "tls", freePorts: true });
  try {
    const own = await idsOf(practice);
    let different = 0;
    let controlSame = 0;
    for (const name of withParams) {
      const route = PARAMS[name];
      if (route === undefined) continue;
      const id = own[name] ?? "";
      const [foreign, never, mine] = await Promise.all([
        get(practice, "onda-lenta", route.path(id)),
        get(practice, "onda-lenta", route.path(route.never)),
        get(practice, "loto-lento", route.path(id)),
      ]);
      const sameBody =
        foreign.body === never.body || foreign.body.replaceAll(id, "ID") === never.body.replaceAll(route.never, "ID");
      const alike = foreign.status === never.status && sameBody;
      console.log(
        `${name}: foreign ${String(foreign.status)}, never ${String(never.status)}, own ${String(mine.status)}${alike ? "" : "  DIFFERENT"}`,
      );
      if (!alike || foreign.status !== 404) different += 1;
      if (mine.status === 404) controlSame += 1;
    }
    const changesToldApart = await foreignChanges(practice, own);
    return {
      ok: different === 0 && controlSame === 0 && changesToldApart === 0,
      figures: {
        routes: withParams.length,
        routesToldApart: different,
        ownIdsNotFound: controlSame,
        changes: CHANGES.length,
        changesToldApart,
      },
    };
  } finally {
    await practice.close();
  }
}

/** Ids of Loto Lento's: an order, an assistant who was stopped, a row of the record. */
async function idsOf(practice: Practice): Promise<Record<string, string>> {
  const order = String(practice.store.state.shops.get("loto-lento.myshopify.com")?.orders.at(-1)?.id ?? "");
  await post(practice, "owner", "/app/team/invite", {
    name: "Chiara",
    email: "chiara@assist.example",
    perOrderMinor: "3000",
    perDayMinor: "10000",
    activateAtOnce: "yes",
  });
  await post(practice, "assistant", "/app?index", { intent: "join" });
  const team = await get(practice, "loto-lento", "/app/team");
  const grant = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(team.body)?.[0] ?? "";
  const roles = await get(practice, "loto-lento", "/app/roles");
  const role = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(roles.body)?.[0] ?? "";
  await post(practice, "owner", "/app/team?index", { intent: "stop", who: grant });
  return {
    "app.roles.$roleId": role,
    "app.roles.$roleId_.history": role,
    "app.orders.$orderId": order,
    "app.orders.$orderId_.refund": order,
    "app.orders.$orderId_.change.$what": order,
    "app.orders.$orderId_.step.$step": order,
    "app.approvals.$intentId": await aRequest(practice),
    "app.training.$example": order,
    "app.team.$grantId": grant,
    "app.team.$grantId_.stopped": grant,
    "app.audit.$row": "1",
  };
}

/** A second assistant asks for a refund above a limit of a cent. */
async function aRequest(practice: Practice): Promise<string> {
  const shop = practice.store.state.shops.get("loto-lento.myshopify.com");
  const email = shop?.people.find(({ role }) => role === "staff")?.email ?? "";
  const amounts = { perOrderMinor: "1", perDayMinor: "1" };
  await post(practice, "owner", "/app/team/invite", { name: "Irene", email, ...amounts, activateAtOnce: "yes" });
  await post(practice, "staff", "/app?index", { intent: "join" });
  const [order] = shop === undefined ? [] : addRichOrders(practice.store, shop, { count: 1 });
  const lines = [{ lineItemGid: `gid://shopify/LineItem/${String(order?.lines[0]?.id)}`, quantity: 1 }];
  const choice = { lines: JSON.stringify(lines), shipping: "no", less: "500", notify: "no", reason: "late", note: "" };
  await post(practice, "staff", `/app/orders/${String(order?.id)}/refund`, { intent: "ask", ...choice });
  const queue = await get(practice, "loto-lento", "/app/approvals");
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(queue.body)?.[0] ?? "";
}

async function get(practice: Practice, handle: string, path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(dataUrl(practice, path), {
    headers: headers(practice, `${handle}.myshopify.com`, "owner"),
  });
  return { status: response.status, body: await response.text() };
}

type Submission = { readonly handle: string; readonly role: string; readonly path: string; readonly fields: Fields };

function submit(practice: Practice, { handle, role, path, fields }: Submission): Promise<Response> {
  return fetch(dataUrl(practice, path), {
    method: "POST",
    headers: headers(practice, `${handle}.myshopify.com`, role),
    body: new URLSearchParams(fields),
  });
}

async function post(practice: Practice, role: string, path: string, fields: Fields): Promise<void> {
  const response = await submit(practice, {
    handle: "loto-lento",
    role,
    path,
    fields: { ...fields, requestKey: crypto.randomUUID() },
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** Remix's address of a route's data. */
function dataUrl({ appUrl }: Practice, path: string): string {
  const [name = "", query] = path.split("?");
  return `${appUrl}${name}.data${query === undefined ? "" : `?${query}`}`;
}

function headers({ store }: Practice, shop: string, role: string): Record<string, string> {
  const person = store.state.shops.get(shop)?.people.find((one) => one.role === role);
  return {
    authorization: `Bearer ${mintIdToken(store.state, shop, person?.id ?? 0)}`,
    "user-agent": "Mozilla/5.0 Chrome/141.0",
    "x-practice": "tenants",
  };
}

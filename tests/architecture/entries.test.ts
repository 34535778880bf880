import { describe, expect, it } from "vitest";
import { JOBS } from "../../app/jobs/worker.server";
import { HANDLERS } from "../../app/webhooks/handlers.server";
import { TOPICS } from "../../app/webhooks/topics";
import { WEBHOOK_JOBS } from "../../app/webhooks/work-inbox.server";
import { exportsOf, filesBelow, parse, routeEntries, source, takenByServer } from "./entries";

/** Ways in that no person's right guards, each with its reason. One that is gone must leave this list, too. */
const WITHOUT_PERSON: Readonly<Record<string, string>> = {
  "app/routes/_index/route.tsx loader": "sends on to /app, shows nothing",
  "app/routes/auth.session-token/route.tsx loader": "the page that fetches a token: there is nobody yet, and no data",
  "app/routes/health/route.tsx loader": "says ok to the load balancer, reads nothing",
  // Shopify calls: the signature over the raw body is checked before any of these can be reached.
  "webhook app/uninstalled": "signed, and the body names the shop; asks Shopify before it acts",
  "webhook app/scopes_update": "signed; reads the scopes afresh with that shop's token",
  "webhook refunds/create": "signed; reads the order afresh",
  "webhook order_transactions/create": "signed; reads the order afresh",
  "webhook orders/updated": "signed; reads the order afresh",
  "webhook orders/edited": "signed; reads the order afresh",
  "webhook orders/cancelled": "signed; reads the order afresh",
  "webhook customers/data_request": "signed, and the body names the shop",
  "webhook customers/redact": "signed, and the body names the shop",
  "webhook shop/redact": "signed, and the body names the shop; acts only on one that left",
  // The clock calls: a job carries a shop and an id, and works what was admitted under a person's right.
  "job settle-shop": "settles intents; the grant is looked at again before anything is sent",
  "job sweep-unsettled": "wakes settle-shop",
  "job sweep-orders": "reads refunds into the register",
  "job sweep-all-orders": "wakes sweep-orders",
  "job work-webhooks": "works kept hints",
  "job sweep-inbox": "wakes work-webhooks",
  // Whoever may type these owns the machine.
  "command app/features/audit/verify-cli.server.ts": "reads a file of its caller's",
  "command app/rotate-keys-cli.server.ts": "needs the key folder and the database's address",
  // What server.mjs takes from the bundle.
  "server boot": "starts the process",
  "server shutdown": "stops the process",
  "server receiveWebhook": "checks Shopify's signature over the raw body",
  "server guard": "stands before everything",
  "server sayBroken": "an answer without data",
  "server sayNoRequest": "an answer without data",
  "server SERVER_LIMITS": "numbers",
};

const routes = () =>
  filesBelow("app/routes")
    .filter((path) => path.endsWith("/route.tsx"))
    .flatMap((path) => routeEntries(source(path)));

function entriesOfTheApp() {
  const open = (name: string) => ({ name, guarded: false });
  return [
    ...routes(),
    ...Object.keys(HANDLERS).map((topic) => open(`webhook ${topic}`)),
    ...[...JOBS, ...WEBHOOK_JOBS].map(({ name }) => open(`job ${name}`)),
    ...filesBelow("app")
      .filter((path) => path.endsWith("-cli.server.ts"))
      .map((path) => open(`command ${path}`)),
    ...takenByServer(source("server.mjs")).map((name) => open(`server ${name}`)),
  ];
}

describe("every way in", () => {
  it("asks for the person first, or stands in the list with its reason", () => {
    const open = entriesOfTheApp()
      .filter(({ guarded }) => !guarded)
      .map(({ name }) => name);
    expect(open.toSorted()).toEqual(Object.keys(WITHOUT_PERSON).toSorted());
    expect(Object.values(WITHOUT_PERSON).every((reason) => reason.length > 5)).toBe(true);
  });

  it("is counted: loaders and actions, topics, jobs, commands", () => {
    expect(routes().filter(({ guarded }) => guarded).length).toBeGreaterThanOrEqual(18);
    expect(Object.keys(HANDLERS).toSorted()).toEqual([...TOPICS].toSorted());
  });

  it("is a file of its own kind: what a route folder serves is in route.tsx, and entry.server gives out nothing unlisted", () => {
    const elsewhere = filesBelow("app/routes").filter((path) => !path.endsWith("/route.tsx"));
    const serving = elsewhere.flatMap((path) => exportsOf(source(path)).map(({ name }) => `${path} ${name}`));
    expect(serving.filter((name) => / (loader|action)$/.test(name))).toEqual([]);
    const given = exportsOf(source("app/entry.server.tsx")).map(({ name }) => name);
    expect(given.filter((name) => !["default", "handleError"].includes(name)).toSorted()).toEqual(
      takenByServer(source("server.mjs")),
    );
  });
});

const HEAD =
  'import { asPerson } from "../../edge/as-person.server";\nimport { page } from "../../edge/respond.server";\n';
const PLANTED: [what: string, text: string][] = [
  ["a loader that asks nobody", "export async function loader() { return { secret: 1 }; }"],
  [
    "a loader with a guard of its own making",
    "const asPerson = (x: unknown) => x; export const loader = () => asPerson(1);",
  ],
  [
    "a guard from another module",
    'import { asPerson } from "../../features/orders/as-person";\nexport const loader = () => asPerson(1);',
  ],
  ["a guard that is only imported", `${HEAD}export const loader = () => ({ secret: 1 });`],
  ["a guard in a comment", `${HEAD}export const loader = () => { /* asPerson(args) */ return 1; };`],
  ["a guard in a string", `${HEAD}export const loader = () => "asPerson(args)";`],
  [
    "work before the guard",
    `${HEAD}export async function loader(args) { await readAll(); return page(asPerson(args)); }`,
  ],
  [
    "a guard on one branch",
    `${HEAD}export async function action(args) { return args.open ? 1 : page(asPerson(args)); }`,
  ],
  ["a guard after a short circuit", `${HEAD}export const action = (args) => args.open || page(asPerson(args));`],
  ["a guard that is only handed on", `${HEAD}export const loader = (args) => later(() => asPerson(args));`],
  ["a loader taken from elsewhere", 'export { loader } from "../../features/orders/load";'],
  ["everything taken from elsewhere", 'export * from "../../features/orders/load";'],
  ["a loader that another function makes", `${HEAD}export const loader = make(asPerson);`],
];

describe("the check itself", () => {
  it.each(PLANTED)("finds %s", (_, text) => {
    const found = routeEntries(parse("app/routes/app.planted/route.tsx", text));
    expect(found.filter(({ guarded }) => !guarded)).toHaveLength(1);
  });

  it.each([
    ["a function", `${HEAD}export async function loader(args) { return page(asPerson(args, "owner", work)); }`],
    ["an arrow", `${HEAD}export const action = (args) => page(asPerson(args, "owner", work));`],
    [
      "an awaited value",
      `${HEAD}export async function loader(args) { const who = await page(asPerson(args)); return who; }`,
    ],
    [
      "another name",
      'import { asPerson as who } from "../../edge/as-person.server";\nexport const loader = (args) => who(args);',
    ],
  ])("passes %s that asks first", (_, text) => {
    expect(routeEntries(parse("app/routes/app.planted/route.tsx", text))).toMatchObject([{ guarded: true }]);
  });
});

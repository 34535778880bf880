/**
 * The arrows of this codebase. One rule = one sentence of the map in README.md; `comment` is the remedy that is printed.
 * The suffix is the layer: x.ts pure rule · x.server.ts I/O · x-store.server.ts database · x.effect.server.ts changes a
 * shop · x.tsx renders.
 */
const PURE = "^app/(?!.*\\.server\\.)(?!.*\\.tsx$).*\\.ts$";
const DATABASE = "^app/platform/db\\.server\\.ts$|^node_modules/(pg|@prisma)/";
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const feature = (name, allowed) =>
  rule(
    `${name}-arrows`,
    `features/${name} may import only: ${[name, ...allowed].join(", ")}. Move the shared rule down, or let a route compose.`,
    { path: `^app/features/${name}/` },
    { path: `^app/features/(?!(${[name, ...allowed].join("|")})/)` },
  );

module.exports = {
  forbidden: [
    rule("no-cycles", "Data flows one way: take the shared part out.", {}, { circular: true }),
    rule("app-never-sees-tests", "Production never imports practice or tests.", { path: "^app/" }, { path: "^tests/" }),
    rule(
      "pure-does-no-io",
      "A plain .ts does no I/O: name it .server.ts, or hand the value in.",
      { path: PURE },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "only-server-imports-server",
      "Only .server files, route.tsx and entry.server may import .server files: pass plain data to views and rules.",
      { path: "^app/", pathNot: "\\.server\\.tsx?$|^app/routes/.*/route\\.tsx$|^app/entry\\.server\\.tsx$" },
      { path: "^app/.*\\.server\\.tsx?$" },
    ),
    rule(
      "pure-never-imports-view",
      "Rules do not know React.",
      { path: PURE, pathNot: "^app/i18n/" },
      { path: "\\.tsx$|^node_modules/(react|react-dom|@shopify/polaris|@remix-run)/" },
    ),
    rule("server-never-imports-view", "I/O does not render.", { path: "\\.server\\.ts$" }, { path: "\\.tsx$" }),
    rule(
      "route-stays-thin",
      "A route talks to edge, features, ui and i18n; never to the database, the queue or Shopify's doors.",
      { path: "^app/routes/" },
      {
        path: `${DATABASE}|^app/platform/(queue|secrets|migrate|config)\\.server|^app/shopify/(read|write|offline|post|session-store|shop-store)`,
      },
    ),
    rule(
      "nobody-imports-entries",
      "routes, webhooks and jobs are entries: nothing imports them.",
      { path: "^app/(edge|features|shopify|platform|ui|i18n)/" },
      { path: "^app/(routes|webhooks|jobs)/" },
    ),
    rule(
      "entries-do-not-mix",
      "routes, webhooks and jobs do not import one another.",
      { path: "^app/(routes|webhooks|jobs)/" },
      { path: "^app/(routes|webhooks|jobs)/", pathNot: "^app/$1/" },
    ),
    rule(
      "platform-is-the-floor",
      "platform imports only platform.",
      { path: "^app/platform/" },
      { path: "^app/(?!platform/)" },
    ),
    rule(
      "shopify-knows-no-feature",
      "shopify is a door; it knows no feature.",
      { path: "^app/shopify/" },
      { path: "^app/(features|edge|ui|i18n|routes)/" },
    ),
    rule(
      "edge-knows-policy-only",
      "edge may ask policy who you are, and view-as through whose eyes the owner looks; no other feature.",
      { path: "^app/edge/" },
      { path: "^app/features/(?!(policy|view-as)/)" },
    ),
    rule(
      "ui-knows-no-feature",
      "ui has no feature words: put the component into its feature.",
      { path: "^app/ui/" },
      { path: "^app/(features|edge|shopify|routes|jobs)/" },
    ),
    rule(
      "words-know-no-feature",
      "i18n imports platform and its own catalogues only.",
      { path: "^app/i18n/" },
      { path: "^app/(features|edge|shopify|routes|jobs|ui)/" },
    ),
    feature("policy", []),
    feature("audit", []),
    feature("gate", ["policy", "audit"]),
    feature("orders", ["gate", "policy", "audit"]),
    feature("refunds", ["orders", "gate", "policy", "audit"]),
    feature("changes", ["orders", "gate", "policy", "audit"]),
    feature("fulfilment", ["changes", "orders", "gate", "policy"]),
    feature("register", ["orders", "refunds", "gate", "policy", "audit"]),
    feature("replies", ["orders", "gate", "policy", "audit"]),
    feature("roles", ["past", "gate", "policy", "audit"]),
    feature("delegation", ["roles", "gate", "policy", "audit"]),
    feature("view-as", ["gate", "policy"]),
    feature("leak", ["gate", "policy"]),
    feature("held", ["orders", "gate", "policy"]),
    feature("approvals", ["register", "refunds", "changes", "fulfilment", "orders", "gate", "policy"]),
    feature("past", ["policy"]),
    feature("try", ["delegation", "past", "orders", "refunds", "gate", "policy"]),
    feature("doubt", ["register", "refunds", "orders", "gate", "policy", "audit"]),
    feature("training", ["delegation", "refunds", "replies", "orders", "gate", "policy"]),
    rule(
      "training-has-no-effect",
      "Nothing of the training may lead to a change, by whatever way: it rehearses and decides, it never performs.",
      { path: "^app/features/training/" },
      {
        path: "^app/features/gate/(perform|perform-with|perform-local|record-system|send-once|settle-unknown|decide-doubt)\\.server\\.ts$|\\.effect\\.server\\.ts$|^app/shopify/write\\.server\\.ts$",
        reachable: true,
      },
    ),
    rule(
      "training-keeps-its-answers",
      "What is right in an example stays on the server: a view may know types and ids only.",
      { path: "^app/features/training/.*\\.tsx$|^app/routes/app\\.training.*/page\\.tsx$" },
      {
        path: "^app/features/training/(example|example-order|exercise|judge)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "home-is-on-top",
      "home composes the first page; no other feature imports it.",
      { path: "^app/features/(?!home/)" },
      { path: "^app/features/home/" },
    ),
    rule(
      "mutations-only-in-effects",
      "A mutation document belongs to an .effect.server.ts: let the gate send it.",
      { path: "^app/", pathNot: "\\.effect\\.server\\.ts$|^app/shopify/documents/" },
      { path: "\\.mutation(\\.ts|\\.graphql)?$" },
    ),
    rule(
      "one-door",
      "Only the gate may send changes: hand it an effect.",
      { path: "^app/", pathNot: "^app/features/gate/|^app/shopify/write\\.server\\.ts$" },
      { path: "^app/shopify/write\\.server\\.ts$" },
    ),
    rule(
      "no-side-door",
      "Only the two doors may post to Shopify.",
      { path: "^app/", pathNot: "^app/shopify/(read|write|post)\\.server\\.ts$" },
      { path: "^app/shopify/post\\.server\\.ts$|^node_modules/graphql-request/" },
    ),
    rule(
      "effects-of-their-own-feature",
      "An effect is imported by its own feature and by app/effects.server.ts only.",
      { path: "^app/features/([^/]+)/" },
      { path: "^app/features/.*\\.effect\\.server\\.ts$", pathNot: "^app/features/$1/" },
    ),
    rule(
      "effects-never-at-an-entry",
      "Outside the features only app/effects.server.ts knows effects: call the feature's use case.",
      { path: "^app/(?!features/|effects\\.server\\.ts$)" },
      { path: "^app/features/.*\\.effect\\.server\\.ts$" },
    ),
    rule(
      "list-of-effects-settles-only",
      "Who holds the list of effects can send again: only the jobs and the page of what is in doubt settle outcomes.",
      { path: "^app/", pathNot: "^app/jobs/|^app/routes/app\\.doubt/route\\.tsx$" },
      { path: "^app/effects\\.server\\.ts$" },
    ),
    rule(
      "ports-stay-in-the-gate",
      "The gate's ports are for the gate, jobs/registry and tests: call perform.",
      { path: "^app/", pathNot: "^app/features/gate/|^app/jobs/registry\\.server\\.ts$" },
      { path: "^app/features/gate/(gate-ports|perform-with)\\.server\\.ts$" },
    ),
    rule(
      "database-only-in-stores",
      "Only *-store.server.ts touches the database: add a function to the store. (Exceptions: the gate's local transaction, the refresh lock, boot, the rotation of keys, migrations, the embedded server, and three readers that open a shop's transaction for several stores.)",
      {
        path: "^app/",
        pathNot:
          "-store\\.server\\.ts$|^app/platform/(db|migrate|embedded-postgres)\\.server\\.ts$|^app/features/gate/perform-local\\.server\\.ts$|^app/shopify/offline\\.server\\.ts$|^app/(boot|rotate-keys-cli)\\.server\\.ts$|^app/features/delegation/read-(team|invitation|stop)\\.server\\.ts$",
      },
      { path: DATABASE },
    ),
    rule(
      "library-stays-behind-edge",
      "Shopify's client never leaves shopify/ and edge/.",
      { path: "^app/(features|jobs|ui|i18n|platform)/" },
      { path: "^app/shopify/shopify\\.server\\.ts$" },
    ),
    rule(
      "practice-knows-no-app",
      "The stand-in plays Shopify; it must not know the app it is played to.",
      { path: "^tests/practice/(shop|admin)/", pathNot: "\\.test\\.ts$" },
      { path: "^app/" },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};

import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const config = createRequire(import.meta.url)("./layers.cjs") as { forbidden: IForbiddenRuleType[] };

/** [rule that must find it, file, what it imports]. Targets are made as empty modules. */
const VIOLATIONS: [rule: string, from: string, to: string][] = [
  ["app-never-sees-tests", "app/features/orders/a.ts", "tests/support/x.ts"],
  ["pure-does-no-io", "app/features/policy/a.ts", "node:fs"],
  ["pure-does-no-io", "app/platform/a.ts", "node:crypto"],
  ["only-server-imports-server", "app/features/orders/a.tsx", "app/features/orders/b.server.ts"],
  ["only-server-imports-server", "app/features/orders/c.ts", "app/features/orders/b.server.ts"],
  ["only-server-imports-server", "app/routes/app.x/page.tsx", "app/features/orders/b.server.ts"],
  ["pure-never-imports-view", "app/features/orders/d.ts", "app/features/orders/v.tsx"],
  ["server-never-imports-view", "app/features/orders/e.server.ts", "app/features/orders/v.tsx"],
  ["route-stays-thin", "app/routes/app.x/route.tsx", "app/platform/db.server.ts"],
  ["route-stays-thin", "app/routes/app.y/route.tsx", "app/shopify/read.server.ts"],
  ["route-stays-thin", "app/routes/app.z/route.tsx", "app/platform/queue.server.ts"],
  ["nobody-imports-entries", "app/features/orders/f.server.ts", "app/jobs/worker.server.ts"],
  ["entries-do-not-mix", "app/jobs/a.server.ts", "app/webhooks/b.server.ts"],
  ["platform-is-the-floor", "app/platform/b.ts", "app/features/policy/g.ts"],
  ["shopify-knows-no-feature", "app/shopify/a.server.ts", "app/features/policy/g.ts"],
  ["edge-knows-policy-only", "app/edge/a.server.ts", "app/features/orders/h.server.ts"],
  ["ui-knows-no-feature", "app/ui/a.tsx", "app/features/orders/i.ts"],
  ["policy-arrows", "app/features/policy/h.ts", "app/features/audit/j.ts"],
  ["audit-arrows", "app/features/audit/a.ts", "app/features/policy/g.ts"],
  ["gate-arrows", "app/features/gate/a.ts", "app/features/orders/i.ts"],
  ["orders-arrows", "app/features/orders/k.ts", "app/features/refunds/l.ts"],
  ["delegation-arrows", "app/features/delegation/a.ts", "app/features/refunds/l.ts"],
  ["leak-arrows", "app/features/leak/a.ts", "app/features/delegation/b.ts"],
  ["approvals-arrows", "app/features/approvals/a.ts", "app/features/held/b.ts"],
  ["held-arrows", "app/features/held/a.ts", "app/features/refunds/b.ts"],
  ["view-as-arrows", "app/features/view-as/a.ts", "app/features/orders/i.ts"],
  ["doubt-arrows", "app/features/doubt/a.ts", "app/features/replies/b.ts"],
  ["fulfilment-arrows", "app/features/fulfilment/a.ts", "app/features/refunds/l.ts"],
  ["refunds-arrows", "app/features/refunds/m.ts", "app/features/doubt/n.ts"],
  ["changes-arrows", "app/features/changes/a.ts", "app/features/refunds/l.ts"],
  ["effects-never-at-an-entry", "app/routes/app.v/route.tsx", "app/features/changes/set-note.effect.server.ts"],
  ["training-arrows", "app/features/training/a.ts", "app/features/doubt/n.ts"],
  ["training-has-no-effect", "app/features/training/b.server.ts", "app/features/gate/perform.server.ts"],
  ["training-has-no-effect", "app/features/training/c.server.ts", "app/features/gate/perform-local.server.ts"],
  ["training-has-no-effect", "app/features/training/d.server.ts", "app/features/refunds/issue-refund.effect.server.ts"],
  ["training-keeps-its-answers", "app/features/training/v.tsx", "app/features/training/example.ts"],
  ["home-is-on-top", "app/features/orders/m.ts", "app/features/home/n.ts"],
  ["mutations-only-in-effects", "app/features/refunds/a.server.ts", "app/shopify/documents/refund.mutation.ts"],
  ["mutations-only-in-effects", "app/routes/app.x/form.ts", "app/shopify/documents/refund.mutation.ts"],
  ["one-door", "app/features/refunds/b.server.ts", "app/shopify/write.server.ts"],
  ["one-door", "app/webhooks/c.server.ts", "app/shopify/write.server.ts"],
  ["no-side-door", "app/features/orders/o.server.ts", "app/shopify/post.server.ts"],
  ["effects-never-at-an-entry", "app/routes/app.w/route.tsx", "app/features/refunds/issue-refund.effect.server.ts"],
  [
    "effects-of-their-own-feature",
    "app/features/orders/p.server.ts",
    "app/features/refunds/issue-refund.effect.server.ts",
  ],
  [
    "effects-of-their-own-feature",
    "app/features/held/p.server.ts",
    "app/features/orders/cancel-order.effect.server.ts",
  ],
  ["effects-never-at-an-entry", "app/routes/app.y/route.tsx", "app/features/fulfilment/send-parcel.effect.server.ts"],
  ["list-of-effects-settles-only", "app/routes/app.u/route.tsx", "app/effects.server.ts"],
  ["list-of-effects-settles-only", "app/features/doubt/z.server.ts", "app/effects.server.ts"],
  ["ports-stay-in-the-gate", "app/features/refunds/c.server.ts", "app/features/gate/perform-with.server.ts"],
  ["database-only-in-stores", "app/features/orders/q.server.ts", "app/platform/db.server.ts"],
  ["library-stays-behind-edge", "app/features/orders/r.server.ts", "app/shopify/shopify.server.ts"],
  ["practice-knows-no-app", "tests/practice/shop/a.ts", "app/platform/c.ts"],
];

const LAWFUL: [from: string, to: string][] = [
  ["app/routes/app.x/route.tsx", "app/features/orders/b.server.ts"],
  ["app/features/refunds/issue-refund.effect.server.ts", "app/shopify/documents/refund.mutation.ts"],
  ["app/features/gate/b.server.ts", "app/shopify/write.server.ts"],
  ["app/features/orders/c.server.ts", "app/features/orders/cancel-order.effect.server.ts"],
  ["app/effects.server.ts", "app/features/refunds/issue-refund.effect.server.ts"],
  ["app/routes/app.doubt/route.tsx", "app/effects.server.ts"],
  ["app/features/orders/a-store.server.ts", "app/platform/db.server.ts"],
  ["app/features/orders/v.tsx", "app/ui/b.tsx"],
];

let root: string;
let found: Set<string>;

/** Every planted file in one tree, cruised once: `rule from` pairs that were reported. */
async function findings(rules: IForbiddenRuleType[], pairs: [from: string, to: string][]): Promise<Set<string>> {
  rmSync(root, { recursive: true, force: true });
  const texts = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    if (!to.startsWith("node:")) texts.set(to, texts.get(to) ?? []);
    const specifier = to.startsWith("node:")
      ? to
      : `${"../".repeat(from.split("/").length - 1)}${to.replace(/\.tsx?$/, "")}`;
    texts.set(from, [...(texts.get(from) ?? []), `import "${specifier}";`]);
  }
  for (const folder of ["app", "tests"]) mkdirSync(join(root, folder), { recursive: true });
  for (const [file, lines] of texts) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${lines.join("\n")}\nexport const here = true;\n`);
  }
  const { output } = await cruise(["app", "tests"], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx"] },
  });
  const { summary } = output as ICruiseResult;
  return new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`));
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "delega-layers-"));
  found = await findings(
    config.forbidden,
    VIOLATIONS.map(([, from, to]) => [from, to]),
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the arrows", () => {
  it.each(VIOLATIONS)("%s finds %s -> %s", (rule, from) => {
    expect(found).toContain(`${rule} ${from}`);
  });

  it("a circle is found", async () => {
    const circle = await findings(config.forbidden, [
      ["app/platform/x.ts", "app/platform/y.ts"],
      ["app/platform/y.ts", "app/platform/x.ts"],
    ]);
    expect(circle).toContain("no-cycles app/platform/x.ts");
  });

  it("the training leads to no change by way of another feature either, and may rehearse", async () => {
    const [training, between] = ["app/features/training/a.server.ts", "app/features/orders/b.server.ts"];
    const reach = async (target: string) => [
      ...(await findings(config.forbidden, [
        [training, between],
        [between, target],
      ])),
    ];
    expect(await reach("app/features/gate/perform-local.server.ts")).toEqual([`training-has-no-effect ${training}`]);
    expect(await reach("app/features/gate/rehearse.server.ts")).toEqual([]);
  });

  it("lawful imports pass", async () => {
    expect([...(await findings(config.forbidden, LAWFUL))]).toEqual([]);
  });

  it("with a rule taken out, its violation goes unseen: the rule itself is what finds it", async () => {
    const without = config.forbidden.filter((rule) => rule.name !== "one-door");
    const pair: [string, string] = ["app/features/refunds/b.server.ts", "app/shopify/write.server.ts"];
    expect(await findings(config.forbidden, [pair])).toContain(`one-door ${pair[0]}`);
    expect([...(await findings(without, [pair]))].filter((one) => one.startsWith("one-door"))).toEqual([]);
  });
});

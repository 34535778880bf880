import type { PersonScopes } from "../policy/person";

/**
 * What a person can do in Shopify itself without meeting a limit of Delega's, each with the scope that tells of it (Admin
 * API 2026-07), in the steps in which an owner looks it up under Settings > Users. Who may read there sees what is masked
 * here.
 */
export const LEAK_STEPS = {
  orders: {
    orders: "write_orders",
    order_edits: "write_order_edits",
    returns: "write_returns",
    fulfilment: "write_merchant_managed_fulfillment_orders",
  },
  goods: { products: "write_products", inventory: "write_inventory" },
  money: {
    drafts: "write_draft_orders",
    discounts: "write_discounts",
    gift_cards: "write_gift_cards",
    store_credit: "write_store_credit_account_transactions",
    customers: "write_customers",
  },
  see: { see_orders: "read_orders", see_customers: "read_customers" },
} as const;
export type LeakStep = keyof typeof LEAK_STEPS;
export const LEAK_STEP_NAMES = Object.keys(LEAK_STEPS) as [LeakStep, ...LeakStep[]];

/** `not_seen`: the app itself lacks the scope, so Shopify does not say whether the person has it. */
export type Native = "held" | "not_held" | "not_seen";

/**
 * A scope both lists may name, or only the app's, or neither. Shopify lists a write scope without the read scope that it
 * includes. `scopes` null = Shopify has told nothing yet.
 */
export function nativeRight(scope: string, scopes: PersonScopes | null): Native {
  const isIn = (list: readonly string[] = []) => givenBy(scope).some((one) => list.includes(one));
  if (isIn(scopes?.held)) return "held";
  return isIn(scopes?.granted) ? "not_held" : "not_seen";
}

/** The scopes that give what this one gives. */
function givenBy(scope: string): string[] {
  return [scope, scope.replace(/^read_/, "write_")];
}

/** What Shopify told of a person: their scopes now, and when it last told of each that they hold it (ISO, UTC). */
export type Told = { readonly scopes: PersonScopes | null; readonly heldAt: Readonly<Record<string, string>> };

/** Who looked it up in Shopify, and when (ISO, UTC). */
export type LeakTick = { readonly by: string; readonly at: string };

/** One step: what is known of its rights, what the owner saw, and what that comes to. */
export type LeakStepView = {
  readonly step: LeakStep;
  readonly rights: readonly { readonly right: string; readonly native: Native }[];
  readonly tick: (LeakTick & { readonly contradicted: boolean }) | null;
  readonly state: "leak" | "to_check" | "checked";
};

/**
 * A right that Shopify says is held is a leak, until the owner has looked since it was said. Everything else is to be
 * looked up: a scope that a person lacks does not rule out a finer permission (refunding without editing), and nothing is
 * called safe that nobody saw (product.md 12). A look that Shopify contradicted since counts no more, whatever it says later.
 */
export function leakStep(
  step: LeakStep,
  { told: { scopes, heldAt }, tick }: { readonly told: Told; readonly tick: LeakTick | null },
): LeakStepView {
  const rights = Object.entries(LEAK_STEPS[step]).map(([right, scope]) => ({
    right,
    native: nativeRight(scope, scopes),
  }));
  const held = rights.some(({ native }) => native === "held");
  const saidHeld = Object.values(LEAK_STEPS[step])
    .flatMap(givenBy)
    .map((scope) => heldAt[scope] ?? "");
  const looked = tick === null ? null : { ...tick, contradicted: saidHeld.some((at) => at >= tick.at) };
  const state = looked !== null && !looked.contradicted ? "checked" : held ? "leak" : "to_check";
  return { step, rights, tick: looked, state };
}

/** The worst of its steps. */
export function leakOf(steps: readonly LeakStepView[]): LeakStepView["state"] {
  return (["leak", "to_check"] as const).find((state) => steps.some((one) => one.state === state)) ?? "checked";
}

/** What an assistant's page says about rights in Shopify itself; `seenAt` null = Shopify has told nothing yet. */
export type LeakView = {
  readonly state: LeakStepView["state"];
  readonly steps: readonly LeakStepView[];
  readonly seenAt: string | null;
  readonly shopifyUsers: string;
};

/** An assistant of whom Shopify says that they can go past the limits. */
export type Leaker = { readonly grantId: string; readonly name: string };

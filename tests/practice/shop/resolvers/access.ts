import { GraphQLError, type DocumentNode, type ExecutionResult } from "graphql";
import type { Actor } from "../actor";
import type { Token } from "../token";
import { findOrder, type App, type Order, type Shop, type State } from "../state";

export type RootContext = {
  state: State;
  shop: Shop;
  token: Token;
  app: App;
  key: string | null;
  delayMs: number;
  warnings: unknown[];
  /** Runs another document with the same rights, as a bulk operation does: without cost and without the limit of pages. */
  runBulk: (document: DocumentNode) => Promise<ExecutionResult>;
  /** This is such a run. */
  bulk: boolean;
};

/** Runs what a token's scopes allow; a write scope allows reading, too. */
export function scoped<T>({ token }: RootContext, scope: string, field: string, run: () => T): T {
  if (hasScope(token, scope)) return run();
  throw accessDenied(field, `\`${scope}\` access scope.`);
}

export function hasScope({ scopes }: Token, scope: string): boolean {
  return scopes.includes(scope) || (scope.startsWith("read_") && scopes.includes(scope.replace("read_", "write_")));
}

export function accessDenied(field: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: { code: "ACCESS_DENIED", requiredAccess },
  });
}

const READABLE_DAYS = 60;

/** The orders an app sees: the last 60 days, unless it may read all. */
export function readable({ state, token, shop }: RootContext): Order[] {
  if (token.scopes.includes("read_all_orders")) return shop.orders;
  const since = state.now().getTime() - READABLE_DAYS * 86_400_000;
  return shop.orders.filter((one) => Date.parse(one.createdAt) >= since);
}

/** An order by its global id, if this token sees it. */
export function visibleOrder(context: RootContext, gid: string): Order | undefined {
  const found = findOrder(context.shop, gid);
  return found !== undefined && readable(context).includes(found) ? found : undefined;
}

/** Who Shopify says acted: the app; with an online token its person, too. */
export function actorOf({ app, token }: RootContext): Actor {
  return { app, userId: token.userId };
}

/** An input that the practice store would have to ignore is refused instead. */
export function notPlayed(what: string): GraphQLError {
  return new GraphQLError(`the practice store does not play ${what} yet`, {
    extensions: { code: "PRACTICE_NOT_PLAYED" },
  });
}

export type UserError = { readonly field: string; readonly message: string };

/** Shopify's untyped errors of a mutation: without a code. */
export function userErrors(...errors: readonly UserError[]) {
  return errors.map(({ field, message }) => ({ __typename: "UserError", field: [field], message }));
}

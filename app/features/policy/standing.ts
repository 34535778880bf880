import type { Grant } from "./grant";

/**
 * How a person stands to the shop. The owner flag comes from Shopify's token only; an assistant is whoever holds a
 * grant; everyone else is a stranger who is told whom to ask.
 */
export type Standing =
  { readonly kind: "owner" } | { readonly kind: "assistant"; readonly grant: Grant } | { readonly kind: "stranger" };

/** Who acts. `userId` is the token's `sub`, a string; `name` is what Shopify says, shown to people, never a key. */
export type Actor = { readonly userId: string; readonly name: string; readonly standing: Standing };

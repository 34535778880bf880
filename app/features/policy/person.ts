/** Who opened Delega, as Shopify says at the last token exchange. `userId` is the token's sub. */
export type Person = {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: string;
  readonly accountOwner: boolean;
  readonly collaborator: boolean;
  /** Told with an exchange of tokens, so once a day; absent = this request brought none. */
  readonly scopes?: PersonScopes;
};

/** What Shopify lets this person's own token do, and what it lets the app do, at the same moment. */
export type PersonScopes = { readonly held: readonly string[]; readonly granted: readonly string[] };

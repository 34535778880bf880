/** What an answer of the Admin API looks like on the wire. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
};

export type Call = { readonly version?: string; readonly token?: string };

/** A shop whose behaviour is looked at: the practice store's, or a development store of Shopify's. */
export type ContractShop = {
  readonly name: string;
  /** True on Shopify's side: slower, and at most five new orders a minute. */
  readonly real: boolean;
  readonly currency: string;
  ask(query: string, variables?: object, call?: Call): Promise<Answer>;
  close(): Promise<void>;
};

/**
 * One behaviour that Delega leans on. `assumed` is its number in the practice's list of assumptions: until a development
 * store was asked, nobody knows whether Shopify does the same.
 */
export type Behaviour = {
  readonly says: string;
  readonly assumed?: number;
  check(shop: ContractShop): Promise<void>;
};

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
};

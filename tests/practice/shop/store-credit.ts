import type { Credit, CreditAccount } from "./shop-money";
import { nextId, type Shop, type State } from "./state";

/** What an account holds at a time: credits that have expired are gone. Minor units of the account's currency. */
export function balance({ credits }: CreditAccount, now: Date): number {
  return credits
    .filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > now.getTime())
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** The customer's account in a currency; opened when there is none. */
export function accountOf(state: State, shop: Shop, who: { customerId: number; currency: string }): CreditAccount {
  const known = shop.money.credit.find(
    ({ customerId, currency }) => customerId === who.customerId && currency === who.currency,
  );
  if (known !== undefined) return known;
  const account: CreditAccount = { ...who, id: nextId(state), credits: [] };
  shop.money.credit.push(account);
  return account;
}

export function credit(
  state: State,
  account: CreditAccount,
  given: Pick<Credit, "amountMinor" | "expiresAt" | "event" | "transactionId">,
): Credit {
  const now = state.now();
  const one: Credit = {
    ...given,
    id: nextId(state),
    at: now.toISOString(),
    balanceAfterMinor: balance(account, now) + given.amountMinor,
  };
  account.credits.push(one);
  return one;
}

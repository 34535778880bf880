import { moneyV2 } from "../money";
import type { PageArgs } from "../page";
import type { Credit, CreditAccount } from "../shop-money";
import { balance } from "../store-credit";
import type { Shop } from "../state";
import { notPlayed, scoped, type RootContext } from "./access";
import { gid, listed } from "./line-view";
import { transactionView } from "./transaction-view";

type Owner = () => unknown;

/** `customer.storeCreditAccounts`: one for each currency. */
export function creditAccounts(customerId: number, owner: Owner) {
  return (args: PageArgs & { query?: string | null }, context: RootContext) =>
    scoped(context, "read_store_credit_accounts", "storeCreditAccounts", () => {
      if (args.query != null) throw notPlayed("storeCreditAccounts(query)");
      return listed(
        context.shop.money.credit.filter((one) => one.customerId === customerId),
        args,
        ({ id }) => id,
        (account) => accountView(context, account, owner),
      );
    });
}

type TransactionArgs = PageArgs & { query?: string | null; reverse?: boolean | null };

export function accountView(context: RootContext, account: CreditAccount, owner: Owner): Record<string, unknown> {
  return {
    __typename: "StoreCreditAccount",
    id: gid("StoreCreditAccount", account.id),
    balance: () => moneyV2(balance(account, context.state.now()), account.currency),
    owner,
    transactions: (args: TransactionArgs) =>
      scoped(context, "read_store_credit_account_transactions", "transactions", () => {
        if (args.query != null) throw notPlayed("transactions(query)");
        return listed(
          args.reverse === true ? account.credits.toReversed() : account.credits,
          args,
          ({ id }) => id,
          (one) => creditView(context, { account, credit: one }, owner),
        );
      }),
  };
}

type OfAccount = { readonly account: CreditAccount; readonly credit: Credit };

export function creditView(context: RootContext, { account, credit }: OfAccount, owner: Owner) {
  return {
    __typename: "StoreCreditAccountCreditTransaction",
    id: gid("StoreCreditAccountCreditTransaction", credit.id),
    account: () => accountView(context, account, owner),
    amount: moneyV2(credit.amountMinor, account.currency),
    balanceAfterTransaction: moneyV2(credit.balanceAfterMinor, account.currency),
    remainingAmount: moneyV2(credit.amountMinor, account.currency),
    createdAt: credit.at,
    expiresAt: credit.expiresAt,
    event: credit.event,
    origin: () => originOf(context.shop, credit),
  };
}

/** The refund's own transaction; null for credit that somebody gave. */
function originOf(shop: Shop, { transactionId }: Credit) {
  for (const order of shop.orders) {
    const transaction = order.transactions.find(({ id }) => id === transactionId);
    if (transaction !== undefined) return transactionView(shop, order, transaction);
  }
  return null;
}

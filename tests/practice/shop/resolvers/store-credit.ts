import { minor } from "../money";
import type { CreditAccount } from "../shop-money";
import { accountOf, credit } from "../store-credit";
import { scoped, type RootContext } from "./access";
import { gid } from "./line-view";
import { customerById } from "./order-view";
import { accountView, creditView } from "./store-credit-view";

type CreditInput = { creditAmount: { amount: string; currencyCode: string }; expiresAt?: string | null };
type CreditArgs = { id: string; creditInput: CreditInput };

/** The root fields about store credit: an account, and giving credit without a refund. */
export function storeCreditFields(context: RootContext) {
  const { shop } = context;
  return {
    storeCreditAccount: ({ id }: { id: string }) =>
      scoped(context, "read_store_credit_accounts", "storeCreditAccount", () => {
        const account = shop.money.credit.find((one) => gid("StoreCreditAccount", one.id) === id);
        return account === undefined ? null : accountView(context, account, ownerOf(context, account));
      }),
    storeCreditAccountCredit: (args: CreditArgs) =>
      scoped(context, "write_store_credit_account_transactions", "storeCreditAccountCredit", () =>
        giveCredit(context, args),
      ),
  };
}

function customerOf({ shop }: RootContext, id: string): number | null {
  return [...shop.customers.keys()].find((key) => gid("Customer", key) === id) ?? null;
}

function ownerOf({ shop }: RootContext, { customerId }: CreditAccount) {
  return () => customerById(shop, customerId);
}

/** The id names an account, or a customer whose account is opened when there is none in that currency. */
function giveCredit(context: RootContext, { id, creditInput }: CreditArgs) {
  const { state, shop } = context;
  const { amount, currencyCode } = creditInput.creditAmount;
  const amountMinor = minor(amount, currencyCode);
  const expiresAt = creditInput.expiresAt ?? null;
  const known = shop.money.credit.find((one) => gid("StoreCreditAccount", one.id) === id);
  const customerId = known?.customerId ?? customerOf(context, id);
  if (customerId === null) {
    return id.startsWith("gid://shopify/StoreCreditAccount/")
      ? refused("id", "ACCOUNT_NOT_FOUND", "The store credit account could not be found")
      : refused("id", "OWNER_NOT_FOUND", "Owner does not exist");
  }
  if (known !== undefined && known.currency !== currencyCode)
    return refused("creditInput", "MISMATCHING_CURRENCY", "The currency does not match that of the account");
  if (!(amountMinor > 0))
    return refused("creditInput", "NEGATIVE_OR_ZERO_AMOUNT", "A positive amount must be used to credit the account");
  if (expiresAt !== null && !(Date.parse(expiresAt) > state.now().getTime()))
    return refused("creditInput", "EXPIRES_AT_IN_PAST", "The expiry date must be in the future");
  const account = known ?? accountOf(state, shop, { customerId, currency: currencyCode });
  const given = credit(state, account, { amountMinor, expiresAt, event: "ADJUSTMENT", transactionId: null });
  return {
    __typename: "StoreCreditAccountCreditPayload",
    storeCreditAccountTransaction: creditView(context, { account, credit: given }, ownerOf(context, account)),
    userErrors: [],
  };
}

function refused(field: string, code: string, message: string) {
  return {
    __typename: "StoreCreditAccountCreditPayload",
    storeCreditAccountTransaction: null,
    userErrors: [{ __typename: "StoreCreditAccountCreditUserError", field: [field], code, message }],
  };
}

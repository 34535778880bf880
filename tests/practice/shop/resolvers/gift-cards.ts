import { randomBytes } from "node:crypto";
import { cardBalance } from "../gift-cards";
import { minor, moneyV2 } from "../money";
import type { PageArgs } from "../page";
import type { GiftCard } from "../shop-money";
import { nextId, type Shop } from "../state";
import { notPlayed, scoped, type RootContext } from "./access";
import { gid, listed } from "./line-view";
import { customerById } from "./order-view";

type CardInput = {
  code?: string | null;
  customerId?: string | null;
  expiresOn?: string | null;
  initialAmount?: { amount: string; currencyCode: string } | null;
  initialValue?: string | null;
  note?: string | null;
  recipientAttributes?: unknown;
};
type CardsArgs = PageArgs & { query?: string | null; reverse?: boolean | null; sortKey?: string | null };

/** The root fields about gift cards. */
export function giftCardFields(context: RootContext) {
  const { shop } = context;
  const reading = <T>(field: string, run: () => T) => scoped(context, "read_gift_cards", field, run);
  const writing = <T>(field: string, run: () => T) => scoped(context, "write_gift_cards", field, run);
  return {
    giftCard: ({ id }: { id: string }) =>
      reading("giftCard", () => {
        const card = cardById(shop, id);
        return card === undefined ? null : cardView(shop, card);
      }),
    giftCards: (args: CardsArgs) =>
      reading("giftCards", () => {
        if (args.query != null) throw notPlayed("giftCards(query)");
        if (args.sortKey != null && args.sortKey !== "ID") throw notPlayed(`giftCards(sortKey: ${args.sortKey})`);
        const cards = args.reverse === true ? shop.money.giftCards.toReversed() : shop.money.giftCards;
        return listed(
          cards,
          args,
          ({ id }) => id,
          (card) => cardView(shop, card),
        );
      }),
    giftCardCreate: ({ input }: { input: CardInput }) => writing("giftCardCreate", () => createCard(context, input)),
    giftCardDeactivate: ({ id }: { id: string }) =>
      writing("giftCardDeactivate", () => {
        const card = cardById(shop, id);
        if (card === undefined)
          return cardPayload("GiftCardDeactivate", {
            errors: [["id", "GIFT_CARD_NOT_FOUND", "The gift card could not be found."]],
          });
        // Never to be enabled again, and never twice.
        card.deactivatedAt ??= context.state.now().toISOString();
        return cardPayload("GiftCardDeactivate", { card: cardView(shop, card) });
      }),
  };
}

function cardById(shop: Shop, id: string): GiftCard | undefined {
  return shop.money.giftCards.find((one) => gid("GiftCard", one.id) === id);
}

function createCard({ state, shop }: RootContext, input: CardInput) {
  if (input.recipientAttributes != null) throw notPlayed("recipientAttributes");
  const amount = input.initialAmount?.amount ?? input.initialValue;
  const initialMinor = amount == null ? 0 : minor(amount, shop.currency);
  const code = (input.code ?? randomBytes(8).toString("hex")).toLowerCase();
  const customerId = [...shop.customers.keys()].find((id) => gid("Customer", id) === input.customerId) ?? null;
  const errors: CardError[] = [
    ...(initialMinor > 0 ? [] : [["initialAmount", "GREATER_THAN", "must be greater than 0"] as const]),
    ...(input.initialAmount == null || input.initialAmount.currencyCode === shop.currency
      ? []
      : [["initialAmount", "INVALID", "must be in the currency of the shop"] as const]),
    ...codeErrors(shop, code),
    ...(input.customerId == null || customerId !== null
      ? []
      : [["customerId", "CUSTOMER_NOT_FOUND", "The customer could not be found."] as const]),
  ];
  if (errors.length > 0) return cardPayload("GiftCardCreate", { errors });
  const card: GiftCard = {
    id: nextId(state),
    code,
    initialMinor,
    customerId,
    note: input.note ?? null,
    createdAt: state.now().toISOString(),
    expiresOn: input.expiresOn ?? null,
    deactivatedAt: null,
  };
  shop.money.giftCards.push(card);
  return cardPayload("GiftCardCreate", { card: cardView(shop, card), code });
}

type CardError = readonly [field: string, code: string, message: string];

function codeErrors(shop: Shop, code: string): CardError[] {
  if (code.length < 8) return [["code", "TOO_SHORT", "is too short (minimum is 8 characters)"]];
  if (code.length > 20) return [["code", "TOO_LONG", "is too long (maximum is 20 characters)"]];
  if (!/^[a-z0-9]+$/.test(code)) return [["code", "INVALID", "can only contain letters and numbers"]];
  return shop.money.giftCards.some((one) => one.code === code) ? [["code", "TAKEN", "has already been taken"]] : [];
}

function cardPayload(
  mutation: "GiftCardCreate" | "GiftCardDeactivate",
  answer: { card?: object; code?: string; errors?: readonly CardError[] },
) {
  const type = mutation === "GiftCardCreate" ? "GiftCardUserError" : "GiftCardDeactivateUserError";
  return {
    __typename: `${mutation}Payload`,
    giftCard: answer.card ?? null,
    giftCardCode: answer.code ?? null,
    userErrors: (answer.errors ?? []).map(([field, code, message]) => ({
      __typename: type,
      field: [field],
      code,
      message,
    })),
  };
}

/** Only the last four characters of a code are ever read again. */
function cardView(shop: Shop, card: GiftCard): Record<string, unknown> {
  const last = card.code.slice(-4);
  return {
    __typename: "GiftCard",
    id: gid("GiftCard", card.id),
    balance: () => moneyV2(cardBalance(shop, card), shop.currency),
    initialValue: moneyV2(card.initialMinor, shop.currency),
    createdAt: card.createdAt,
    updatedAt: card.deactivatedAt ?? card.createdAt,
    deactivatedAt: card.deactivatedAt,
    enabled: card.deactivatedAt === null,
    expiresOn: card.expiresOn,
    lastCharacters: last,
    maskedCode: `•••• •••• •••• ${last}`,
    note: card.note,
    customer: () => customerById(shop, card.customerId),
    lineItem: null,
    order: null,
    recipientAttributes: null,
    templateSuffix: null,
  };
}

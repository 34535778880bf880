import { addOrder, type WantedOrder } from "./add-order";
import { nextId, type Shop, type State } from "./state";

type Wanted = Pick<WantedOrder, "lines" | "shippingMinor" | "payments" | "paidIn">;

const mat = (unitMinor: number, quantity = 1) => [{ title: "Cork yoga mat", quantity, unitMinor }];
const card = { gateway: "shopify_payments" };

/** Orders that test what an app does with money: other currencies, and more payments than one. */
export function seedMoney(state: State, shop: Shop): void {
  const giftCardId = nextId(state);
  shop.money.giftCards.push({
    id: giftCardId,
    code: "ondalenta2026",
    initialMinor: 5000,
    customerId: null,
    note: null,
    createdAt: new Date(state.now().getTime() - 30 * 86_400_000).toISOString(),
    expiresOn: null,
    deactivatedAt: null,
  });
  const wanted: readonly Wanted[] = [
    // 1.00 EUR = 1.09 USD = 161.25 JPY; 1.000 KWD = 3.00 EUR.
    {
      lines: mat(5341),
      shippingMinor: 643,
      payments: [card],
      paidIn: { currency: "USD", paidMinor: 109, shopMinor: 100 },
    },
    {
      lines: mat(7901, 3),
      shippingMinor: 951,
      payments: [card],
      paidIn: { currency: "JPY", paidMinor: 645, shopMinor: 400 },
    },
    {
      lines: mat(16_333),
      shippingMinor: 1967,
      payments: [card],
      paidIn: { currency: "KWD", paidMinor: 1000, shopMinor: 300 },
    },
    { lines: mat(4900), shippingMinor: 590, payments: [{ gateway: "gift_card", amountMinor: 2000, giftCardId }, card] },
    { lines: mat(2950, 2), shippingMinor: 590, payments: [{ gateway: "paypal", amountMinor: 3000 }, card] },
  ];
  const [customerId = null] = shop.customers.keys();
  wanted.forEach((one, index) => {
    addOrder(state, shop, { ...one, customerId, number: 2001 + index, ageDays: 6 - index });
  });
}

/** An order, and what is given back of it: choice = what moves. */
export type MoneyRow = {
  readonly says: string;
  readonly shop: string;
  readonly goods: string;
  readonly ship: string;
  readonly by: string;
  readonly steps: readonly { readonly choice: string; readonly expected: string }[];
};

/**
 * Orders and what is given back of them, one line each: what is special, shop, goods, shipping, payments, refunds.
 * Shop: its currency, and after "<" the customer's with the rate ("EUR<USD 109:100": 109 cents of dollars are worth 100 of
 * euros). Goods: pieces × price of each line, with its discount (-), tax on top (+) and duty (~); "sent" = shipped, "half
 * sent" = one half of it. Payments in order; without an amount all that is left. Refunds: pieces of each line, "ship",
 * "<12.00" (less than suggested), "credit", "restock", "duties" = what moves, "as" what it is worth to the shop, "by" whom
 * it is given back. Worked out by hand, never by the code.
 */
const TABLE = `
# Parts and wholes
one of two                           | EUR                 | 2×25.00                      | 0    | card                          | 1 = 25.00
both                                 | EUR                 | 2×25.00                      | 0    | card                          | 2 = 50.00
one and all the shipping             | EUR                 | 1×30.00                      | 5.90 | card                          | 1 ship = 35.90
shipping alone                       | EUR                 | 1×30.00                      | 5.90 | card                          | 0 ship = 5.90
part of the shipping                 | EUR                 | 1×30.00                      | 5.90 | card                          | 0 ship <2.00 = 2.00
less than the item                   | EUR                 | 1×30.00                      | 0    | card                          | 1 <12.34 = 12.34
one cent                             | EUR                 | 1×30.00                      | 0    | card                          | 1 <0.01 = 0.01
all but one cent                     | EUR                 | 1×30.00                      | 0    | card                          | 1 <29.99 = 29.99
three times one of three             | EUR                 | 3×10.00                      | 0    | card                          | 1 = 10.00 / 1 = 10.00 / 1 = 10.00
a part, then the rest, then shipping | EUR                 | 3×10.00                      | 4.00 | card                          | 1 = 10.00 / 2 = 20.00 / 0 ship = 4.00
less of one, then the other          | EUR                 | 2×30.00                      | 0    | card                          | 1 <10.00 = 10.00 / 1 = 30.00
more chosen than was paid            | EUR                 | 2×10.00                      | 0    | card 15.00                    | 2 = 15.00
everything of three lines            | EUR                 | 1×12.50; 2×7.25; 1×100.00    | 4.90 | card                          | 1,2,1 ship = 131.90
one of each of two lines             | EUR                 | 1×12.50; 2×7.25; 1×100.00    | 4.90 | card                          | 1,1,0 = 19.75
line after line                      | EUR                 | 1×12.50; 2×7.25              | 0    | card                          | 1,0 = 12.50 / 0,2 = 14.50
a free item with it                  | EUR                 | 1×0.00; 1×9.99               | 0    | card                          | 1,1 = 9.99
a dear item                          | EUR                 | 1×99999.99                   | 0    | card                          | 1 = 99999.99
pennies                              | EUR                 | 10×0.07                      | 0    | card                          | 3 = 0.21 / 7 = 0.49

# Discounts: shares of the discounted price, the last piece takes the rounding
a cent off three                     | EUR                 | 3×10.00 -0.01                | 0    | card                          | 1 = 9.99 / 1 = 10.00 / 1 = 10.00
a third of twenty                    | EUR                 | 3×10.00 -10.00               | 0    | card                          | 1 = 6.66 / 1 = 6.67 / 1 = 6.67
two thirds, then the last            | EUR                 | 3×10.00 -10.00               | 0    | card                          | 2 = 13.33 / 1 = 6.67
a seventh                            | EUR                 | 7×9.99 -3.00                 | 0    | card                          | 1 = 9.56 / 6 = 57.37
all of it for nothing but one line   | EUR                 | 1×20.00 -20.00; 1×5.00       | 0    | card                          | 1,1 = 5.00

# Taxes on top of the price, duties when asked for
tax on top                           | EUR                 | 1×20.00 +4.40                | 0    | card                          | 1 = 24.40
a third of the tax each              | EUR                 | 3×10.00 +6.60                | 0    | card                          | 1 = 12.20 / 1 = 12.20 / 1 = 12.20
tax that does not divide             | EUR                 | 3×9.99 +6.59                 | 0    | card                          | 1 = 12.18 / 1 = 12.19 / 1 = 12.19
tax and discount                     | EUR                 | 2×50.00 -10.00 +19.80        | 0    | card                          | 1 = 54.90
tax and shipping                     | EUR                 | 1×20.00 +4.40                | 5.00 | card                          | 1 ship = 29.40
a cent less than with tax            | EUR                 | 1×20.00 +4.40                | 0    | card                          | 1 <24.39 = 24.39
US sales tax                         | USD                 | 1×19.99 +1.65                | 0    | card                          | 1 = 21.64
duty with it                         | EUR                 | 1×80.00 ~12.00               | 0    | card                          | 1 duties = 92.00
duty left with customs               | EUR                 | 1×80.00 ~12.00               | 0    | card                          | 1 = 80.00
a quarter of the duty, then the rest | EUR                 | 4×20.00 ~10.01               | 0    | card                          | 1 duties = 22.50 / 3 duties = 67.51
half of tax and duty                 | EUR                 | 2×30.00 +13.20 ~6.00         | 0    | card                          | 1 duties = 39.60
duty only of the second              | EUR                 | 2×20.00 ~4.00                | 0    | card                          | 1 = 20.00 / 1 duties = 22.00
the duty of one line of two          | EUR                 | 1×20.00 ~4.00; 1×30.00 ~6.00 | 0    | card                          | 0,1 duties = 36.00

# Several payments give back in the order they came in
gift card and card                   | EUR                 | 1×25.00                      | 0    | gift 10.00, card              | 1 = 25.00 by gift 10.00 + card 15.00
within the gift card                 | EUR                 | 1×25.00                      | 0    | gift 10.00, card              | 1 <8.00 = 8.00 by gift 8.00
all of the gift card                 | EUR                 | 1×25.00                      | 0    | gift 10.00, card              | 1 <10.00 = 10.00 by gift 10.00
a cent beyond the gift card          | EUR                 | 1×25.00                      | 0    | gift 10.00, card              | 1 <10.01 = 10.01 by gift 10.00 + card 0.01
gift card first, then card alone     | EUR                 | 3×15.00                      | 0    | gift 10.00, card              | 1 = 15.00 by gift 10.00 + card 5.00 / 1 = 15.00 by card 15.00 / 1 = 15.00 by card 15.00
card and PayPal                      | EUR                 | 2×30.00                      | 0    | card 20.00, paypal            | 1 = 30.00 by card 20.00 + paypal 10.00 / 1 = 30.00 by paypal 30.00
three payments                       | EUR                 | 1×40.00                      | 0    | gift 5.00, card 10.00, paypal | 1 = 40.00 by gift 5.00 + card 10.00 + paypal 25.00
PayPal alone                         | EUR                 | 2×30.00                      | 0    | paypal                        | 1 = 30.00 by paypal 30.00
gift card alone                      | EUR                 | 2×30.00                      | 0    | gift                          | 2 = 60.00 by gift 60.00
by hand                              | EUR                 | 2×30.00                      | 0    | manual                        | 1 = 30.00 by manual 30.00

# Store credit
to store credit                      | EUR                 | 1×25.00                      | 0    | card                          | 1 credit = 25.00 by credit 25.00
a part to store credit               | EUR                 | 1×25.00                      | 0    | card                          | 1 credit <9.99 = 9.99 by credit 9.99
shipping to store credit             | EUR                 | 1×25.00                      | 5.00 | card                          | 0 ship credit = 5.00 by credit 5.00
one to credit, one to the card       | EUR                 | 2×25.00                      | 0    | card                          | 1 credit = 25.00 by credit 25.00 / 1 = 25.00 by card 25.00
two payments to one credit           | EUR                 | 1×25.00                      | 0    | gift 10.00, card              | 1 credit = 25.00 by credit 25.00
credit first, then both payments     | EUR                 | 2×15.00                      | 0    | gift 10.00, card              | 1 credit = 15.00 by credit 15.00 / 1 = 15.00 by gift 10.00 + card 5.00

# Back into stock: the money is the same
unsent, back into stock              | EUR                 | 2×25.00                      | 0    | card                          | 1 restock = 25.00
sent, back into stock                | EUR                 | sent 2×25.00                 | 0    | card                          | 2 restock = 50.00
half sent, all back into stock       | EUR                 | half sent 2×25.00 -5.00      | 0    | card                          | 2 restock = 45.00
one after the other back into stock  | EUR                 | half sent 2×25.00            | 0    | card                          | 1 restock = 25.00 / 1 restock = 25.00
into stock and to store credit       | EUR                 | sent 2×25.00                 | 0    | card                          | 1 restock credit = 25.00 by credit 25.00

# No decimals, two that people do not write, three
yen                                  | JPY                 | 2×3000                       | 0    | card                          | 1 = 3000
yen that do not divide               | JPY                 | 3×1000 -1                    | 0    | card                          | 1 = 999 / 1 = 1000 / 1 = 1000
less than the yen of shipping        | JPY                 | 1×1000                       | 500  | card                          | 0 ship <123 = 123
yen with tax                         | JPY                 | 1×1000 +100                  | 0    | gift 400, card                | 1 = 1100 by gift 400 + card 700
dinars                               | KWD                 | 2×12.345                     | 0    | card                          | 1 = 12.345
dinars that do not divide            | KWD                 | 3×1.000 -0.001               | 0    | card                          | 1 = 0.999 / 1 = 1.000 / 1 = 1.000
one fils                             | KWD                 | 1×1.000                      | 0    | card                          | 1 <0.001 = 0.001
dinars to store credit               | KWD                 | 1×1.005                      | 0    | card                          | 1 credit = 1.005 by credit 1.005
forints have fillér                  | HUF                 | 2×1999.50                    | 0    | card                          | 1 = 1999.50
one fillér                           | HUF                 | 1×1999.50                    | 0    | card                          | 1 <0.01 = 0.01

# Paid in another currency than the shop's
dollars at an even rate              | EUR<USD 109:100     | 2×27.25                      | 0    | card                          | 1 = 27.25 as 25.00 / 1 = 27.25 as 25.00
dollars that do not divide           | EUR<USD 109:100     | 2×25.00                      | 0    | card                          | 1 = 25.00 as 22.94
three times, each rounded by itself  | EUR<USD 109:100     | 3×9.99                       | 0    | card                          | 1 = 9.99 as 9.17 / 1 = 9.99 as 9.17 / 1 = 9.99 as 9.17
ten dollars of more                  | EUR<USD 109:100     | 2×27.25                      | 0    | card                          | 1 <10.00 = 10.00 as 9.17
one cent of a dollar                 | EUR<USD 109:100     | 2×27.25                      | 0    | card                          | 1 <0.01 = 0.01 as 0.01
dollars by two payments              | EUR<USD 109:100     | 1×25.00                      | 0    | gift 10.00, card              | 1 = 25.00 as 22.94 by gift 10.00 + card 15.00
dollars to store credit              | EUR<USD 109:100     | 1×25.00                      | 0    | card                          | 1 credit = 25.00 as 22.94 by credit 25.00
dollars with tax and shipping        | EUR<USD 109:100     | 1×20.00 +1.60                | 5.00 | card                          | 1 ship = 26.60 as 24.40
dollars with duty                    | EUR<USD 109:100     | 1×50.00 ~5.00                | 0    | card                          | 1 duties = 55.00 as 50.46
yen in a euro shop                   | EUR<JPY 16125:10000 | 2×4900                       | 0    | card                          | 1 = 4900 as 30.39
a thousand yen of more               | EUR<JPY 16125:10000 | 2×4900                       | 0    | card                          | 1 <1000 = 1000 as 6.20
dinars in a euro shop                | EUR<KWD 333:100     | 1×16.333                     | 0    | card                          | 1 = 16.333 as 49.05
some fils in a euro shop             | EUR<KWD 333:100     | 1×16.333                     | 0    | card                          | 1 <1.001 = 1.001 as 3.01
dollars in a yen shop, half a yen up | JPY<USD 100:150     | 2×9.99                       | 0    | card                          | 1 = 9.99 as 1499
euros in a dinar shop                | KWD<EUR 300:1000    | 1×30.00                      | 0    | card                          | 1 = 30.00 as 10.000
euros in a forint shop               | HUF<EUR 100:40000   | 1×12.34                      | 0    | card                          | 1 = 12.34 as 4936.00
`;

export const MONEY_ROWS: readonly MoneyRow[] = TABLE.split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map(moneyRow);

/** One line of the table. */
export function moneyRow(line: string): MoneyRow {
  const [says, shop, goods, ship, by, steps, ...more] = line.split(" | ").map((cell) => cell.trim());
  if (steps === undefined || more.length > 0 || !says || !shop || !goods || !ship || !by)
    throw new Error(`not six cells: ${line}`);
  return {
    ...{ says, shop, goods, ship, by },
    steps: steps.split(" / ").map((step) => {
      const [choice, expected, ...rest] = step.split(" = ");
      if (!choice || !expected || rest.length > 0) throw new Error(`"${step}" is no refund`);
      return { choice, expected };
    }),
  };
}

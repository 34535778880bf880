import { formatDay, formatMoment, formatTime } from "../platform/instant";
import { formatMoney, formatShortMoney, parseMoney, type Money } from "../platform/money";
import type { Json, JsonObject } from "../platform/json";
import { useShell } from "./shell-context";

/** Money and time as this reader writes them. */
export function useFormat() {
  const { locale, shop } = useShell();
  const zone = { locale, timeZone: shop.timeZone };
  return {
    money: (money: Money) => formatMoney(money, locale),
    minor: (amountMinor: number) => formatMoney({ amountMinor, currency: shop.currency }, locale),
    /** A limit as people say it: 30 €, 30,50 €. */
    round: (amountMinor: number) => formatShortMoney({ amountMinor, currency: shop.currency }, locale),
    day: (at: string) => formatDay(at, zone),
    moment: (at: string) => formatMoment(at, zone),
    time: (at: string) => formatTime(at, shop.timeZone),
    /** An amount of the record ("12.50", "EUR") as the reader writes it; what cannot be parsed is shown as it stands. */
    recorded: (amount: JsonObject) => {
      const money = parseMoney(text(amount["amount"]), text(amount["currency"]));
      return money.ok ? formatMoney(money.value, locale) : `${text(amount["amount"])} ${text(amount["currency"])}`;
    },
  };
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

const ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE = "BHD IQD JOD KWD LYD OMR TND";
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...ZERO.split(" ").map((code) => [code, 0] as const),
  ...THREE.split(" ").map((code) => [code, 3] as const),
]);

const digitsOf = (currency: string) => DIGITS.get(currency) ?? 2;

/** Shopify's decimal string of minor units. */
export function decimal(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency);
  const sign = amountMinor < 0 ? "-" : "";
  const all = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const whole = digits === 0 ? all : all.slice(0, -digits);
  // Shopify writes at least one decimal and drops trailing zeros: "12.5", "12.0".
  const fraction = digits === 0 ? "0" : all.slice(-digits).replace(/0+$/, "") || "0";
  return `${sign}${whole}.${fraction}`;
}

/** Minor units of a decimal string; NaN when it is none, or has more decimals than the currency. */
export function minor(text: string, currency: string): number {
  const digits = digitsOf(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return Number.NaN;
  const fraction = match[3] ?? "";
  if (/[1-9]/.test(fraction.slice(digits))) return Number.NaN;
  const value = Number((match[2] ?? "") + fraction.slice(0, digits).padEnd(digits, "0"));
  return match[1] === "-" ? -value : value;
}

export function moneyV2(amountMinor: number, currency: string) {
  return { amount: decimal(amountMinor, currency), currencyCode: currency };
}

export function moneyBag(amountMinor: number, currency: string) {
  const money = moneyV2(amountMinor, currency);
  return { shopMoney: money, presentmentMoney: money };
}

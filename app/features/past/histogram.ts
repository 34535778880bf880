import { currencyDigits } from "../../platform/currency";
import type { Answer } from "../policy/rule";

const BARS = 20;
const STEPS = [1, 2, 5] as const;

/** The slider's scale: from 0 to `maxMinor`, in steps of `stepMinor`; a bar is `barMinor` wide. Minor units. */
export type Scale = { readonly maxMinor: number; readonly stepMinor: number; readonly barMinor: number };

/** How many refunds of one bar's amounts got each answer. `open`: it also holds all above the scale. */
export type Bar = Readonly<Record<Answer, number>> & { readonly count: number; readonly open: boolean };

/**
 * A scale of round numbers on which the shop's refunds can be told apart: a rare giant stands in the last bar instead of
 * pressing all others into the first.
 */
export function scaleOf(amountsMinor: readonly number[], currency: string): Scale {
  const unit = 10 ** (currencyDigits(currency) ?? 2);
  const sorted = amountsMinor.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const top = Math.min(at(1), Math.max(at(0.9) * 2, at(0.5) * 6));
  const barMinor = roundUp(Math.max(top, 1) / BARS, unit / 2);
  return {
    maxMinor: barMinor * BARS,
    stepMinor: Math.min(barMinor, Math.max(unit, roundUp(barMinor / 50, unit))),
    barMinor,
  };
}

/** The next of 1, 2, 5, 10, 20, … times `unit`. */
function roundUp(value: number, unit: number): number {
  for (let ten = unit; ; ten *= 10)
    for (const step of STEPS) if (step * ten >= value) return Math.max(1, Math.round(step * ten));
}

/** The bars from the smallest amounts on; amounts of exactly a bar's end belong to it, as they are within that limit. */
export function barsOf(amountsMinor: readonly number[], answers: readonly Answer[], { barMinor }: Scale): Bar[] {
  const bars = Array.from({ length: BARS }, () => ({ can: 0, ask: 0, deny: 0, count: 0, open: false }));
  amountsMinor.forEach((amountMinor, index) => {
    const place = Math.ceil(amountMinor / barMinor) - 1;
    const bar = bars[Math.min(BARS - 1, Math.max(0, place))];
    const answer = answers[index];
    if (bar === undefined || answer === undefined) throw new Error("an amount without an answer");
    bar[answer] += 1;
    bar.count += 1;
    if (place >= BARS) bar.open = true;
  });
  return bars;
}

import type { Tracking } from "../state";

export type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
};

/** One number or several; without its own address a number has none, since the practice's carriers are made up. */
export function trackingOf(input: TrackingInput | null | undefined): Tracking[] {
  const numbers = input?.numbers ?? (input?.number == null ? [] : [input.number]);
  const urls = input?.urls ?? (input?.url == null ? [] : [input.url]);
  return numbers.map((number, index) => ({ company: input?.company ?? "", number, url: urls[index] ?? null }));
}

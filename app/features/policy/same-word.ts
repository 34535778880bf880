import { ACTIONS } from "./action";
import { CONDITION_KINDS, FULFILLMENT_STATUSES, RISKS } from "./condition";
import { PAYMENT_STATUSES } from "./payment-status";
import { Measure, Whose, WINDOWS } from "./limit";

const WORDS: ReadonlyMap<string, string> = new Map(
  [
    ...[ACTIONS, CONDITION_KINDS, PAYMENT_STATUSES, FULFILLMENT_STATUSES, RISKS],
    ...[Measure.options, WINDOWS, Whose.options],
  ].flatMap((words) => words.map((word) => [word, word])),
);

/**
 * The vocabulary's own copy of a word. One that came out of the database is another string of the same letters, and
 * comparing letter by letter takes as long as the rest of a decision.
 */
export function sameWord<W extends string>(word: W): W {
  return (WORDS.get(word) ?? word) as W;
}

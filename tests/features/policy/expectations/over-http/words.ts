import { explainReason, type Reader, type Sentence } from "../../../../../app/features/policy/explain";
import type { Decision } from "../../../../../app/features/policy/decision";
import { loadCatalogue } from "../../../../../app/i18n/load";
import type { Locale } from "../../../../../app/i18n/locale";
import { makeWords } from "../../../../../app/i18n/words";
import { plain } from "./page";

type Params = Readonly<Record<string, string | number>>;
/** The app's own catalogue and sentences, in the language of whoever looks. */
export type Words = {
  readonly locale: Locale;
  readonly say: (key: string, params?: Params) => string;
  /** Every reason of a decision as a sentence, the deciding one first. */
  readonly why: (decision: Decision) => string[];
};

/** What the sentences name besides the decision itself. */
export const SPOKEN_OF = { owner: "Marta Rossi", currency: "EUR", timeZone: "Europe/Rome" };

export async function wordsIn(locale: Locale): Promise<Words> {
  const engine = makeWords(locale, await loadCatalogue(locale));
  const say = (key: string, params: Params = {}) =>
    plain((engine.t as (key: string, params: Params) => string)(key, params));
  const word = (key: string) => say(`${key.startsWith("pay_") ? "orders" : "policy"}:${key}`);
  const reader: Reader = { locale, ...SPOKEN_OF, word };
  const tell = ({ key, params: { insteadKey, ...params } }: Sentence) =>
    say(`policy:${key}`, { ...params, instead: insteadKey === undefined ? "" : say(`policy:${insteadKey}`, params) });
  return { locale, say, why: (decision) => decision.reasons.map((reason) => tell(explainReason(reason, reader))) };
}

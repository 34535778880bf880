import type { Reader } from "../../../../app/features/policy/explain";

/** Reads English in Rome, in euros; each word of the catalogue is its own key. */
export const READER: Reader = {
  locale: "en",
  timeZone: "Europe/Rome",
  currency: "EUR",
  owner: "Marta",
  word: (key) => `<${key}>`,
};

import type { Case } from "./case";

/** The case as it is being written: every field as it will stand in the address. */
export type Draft = Readonly<Record<keyof Case, string>>;

/** The examples in the order in which they are numbered; what is right in them never reaches a page (example.ts). */
export const EXAMPLE_IDS = [
  "late",
  "return",
  "address",
  "large",
  "not_received",
  "no_link",
  "broken",
  "withdrawal",
  "read_out",
  "old",
] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

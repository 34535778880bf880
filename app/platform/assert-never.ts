/** Makes a `switch` exhaustive: a new case that nobody handles is a compile error, and a bug at run time. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

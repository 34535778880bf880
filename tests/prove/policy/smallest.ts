import { Grant } from "../../../app/features/policy/grant";
import type { Case } from "./case";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** As much of the case taken away as still `shows` what it shows; what cannot be stored or throws shows nothing. */
export function smallest(asked: Case, shows: (asked: Case) => boolean): Case {
  let kept = asked;
  for (;;) {
    // What a step takes away are only elements of lists; the first use and every field stay, so it is a case still.
    const next = steps(kept as unknown as Json)
      .map((one) => one as unknown as Case)
      .find((one) => (one.uses as readonly unknown[]).length > 0 && holds(one, shows));
    if (next === undefined) return kept;
    kept = next;
  }
}

function holds(asked: Case, shows: (asked: Case) => boolean): boolean {
  try {
    if (asked.standing.kind === "assistant") Grant.parse(asked.standing.grant);
    return shows(asked);
  } catch {
    return false;
  }
}

/** The value with one element of one list less, or with the withdrawal or reason gone. */
function steps(value: Json): Json[] {
  if (value === null || typeof value !== "object") return [];
  if (isList(value))
    return value.flatMap((one, at) => [
      value.filter((_, other) => other !== at),
      ...steps(one).map((less) => value.map((same, other) => (other === at ? less : same))),
    ]);
  return Object.entries(value).flatMap(([key, one]) => [
    ...(["withdrawal", "validFrom", "validUntil", "reason"].includes(key) && one !== null
      ? [{ ...value, [key]: null }]
      : []),
    ...steps(one).map((less) => ({ ...value, [key]: less })),
  ]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

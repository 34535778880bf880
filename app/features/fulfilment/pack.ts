import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { FulfilInput } from "./fulfil";
import type { LeftLine, Part, ShippingFacts } from "./shipping-facts";

/** Items of one part of an order that go into the parcel. */
export type Packed = { readonly part: Part; readonly line: LeftLine; readonly quantity: number };

/**
 * What goes into the parcel: each line found among what is left, never more of it than that. Errors: `not_found`,
 * `fulfil_too_many`, `fulfil_two_places`, `fulfil_on_hold`, `fulfil_not_now`.
 */
export function pack(lines: FulfilInput["lines"], { parts }: ShippingFacts): Result<Packed[], Problem> {
  const packed: Packed[] = [];
  for (const { lineGid, quantity } of lines) {
    const part = parts.find((one) => one.lines.some(({ gid }) => gid === lineGid));
    const line = part?.lines.find(({ gid }) => gid === lineGid);
    if (part === undefined || line === undefined) return fail(problem("not_found"));
    if (quantity > line.left) return fail(problem("fulfil_too_many", { left: line.left }));
    packed.push({ part, line, quantity });
  }
  const obstacle = obstacleTo(packed.map(({ part }) => part));
  return obstacle === null ? ok(packed) : fail(obstacle);
}

function obstacleTo(parts: readonly Part[]): Problem | null {
  if (new Set(parts.map(({ place }) => place)).size > 1) return problem("fulfil_two_places");
  if (parts.some(({ holds }) => holds.length > 0)) return problem("fulfil_on_hold");
  return parts.every(({ may }) => may.includes("CREATE_FULFILLMENT")) ? null : problem("fulfil_not_now");
}

/** The parts that the choice touches, each once, in the order in which Shopify shows them. */
export function touchedParts(lines: FulfilInput["lines"], { parts }: ShippingFacts): Part[] {
  const chosen = new Set(lines.map(({ lineGid }) => lineGid));
  return parts.filter((part) => part.lines.some(({ gid }) => chosen.has(gid)));
}

/** How many of which order line the parcel holds: what Shopify shows of it afterwards. */
export function contents(packed: readonly Packed[]): Record<string, number> {
  const items: Record<string, number> = {};
  for (const { line, quantity } of packed) items[line.lineItemGid] = (items[line.lineItemGid] ?? 0) + quantity;
  return items;
}

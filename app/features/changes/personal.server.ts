import { config } from "../../platform/config.server";
import type { Json } from "../../platform/json";
import { keyRing, type KeyRing } from "../../platform/key-ring.server";
import type { SecretScope } from "../../platform/secrets.server";
import { openText, printOf, sealText, type TextScope } from "../../platform/sealed-text.server";
import { canonicalize } from "../audit/canonical";

let ring: KeyRing | undefined;

/** The keys that will wrap each customer's own key one day (decisions.md 22); until then they seal themselves. */
function customerKeys(): KeyRing {
  ring ??= keyRing(config().keysDir, "customer-wrap");
  return ring;
}

/** Seals what was typed of a customer, so that an intent can keep it. */
export function sealPersonal(scope: TextScope, value: Json): string {
  return sealText(customerKeys(), scope, canonicalize(value));
}

/** What `sealPersonal` sealed for this shop and purpose; null = it does not open. */
export function openPersonal(scope: SecretScope, sealed: string): Json | null {
  const text = openText(customerKeys(), scope, sealed);
  return text === null ? null : (JSON.parse(text) as Json);
}

/** A print of what an order holds now: a page carries it, and learns whether that is still so. */
export function printOfPersonal(scope: SecretScope, value: Json): string {
  return printOf(customerKeys(), scope, canonicalize(value));
}

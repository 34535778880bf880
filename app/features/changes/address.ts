import { z } from "zod";
import { oneLine } from "./typed-text";

const LONGEST_LINE = 255;
const Line = oneLine(LONGEST_LINE);
const Needed = Line.refine((text) => text !== "");

/** A shipping address as Shopify holds it; "" = not there. */
export const Address = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  address1: z.string(),
  address2: z.string(),
  zip: z.string(),
  city: z.string(),
  provinceCode: z.string(),
  countryCode: z.string(),
  phone: z.string(),
});
export type Address = z.infer<typeof Address>;

/** Nothing of one. */
export const NO_ADDRESS: Address = {
  ...{ firstName: "", lastName: "", company: "", phone: "" },
  ...{ address1: "", address2: "", zip: "", city: "", provinceCode: "", countryCode: "" },
};

/** What a person types: where the parcel goes instead, and whose it is (empty = as it is). The country never changes. */
export const TypedAddress = z.strictObject({
  firstName: Line,
  lastName: Line,
  address1: Needed,
  address2: Line,
  zip: Line,
  city: Needed,
  provinceCode: oneLine(10),
});
export type TypedAddress = z.infer<typeof TypedAddress>;

/** The whole address as it shall be: Shopify overwrites it, so what nobody typed is sent as it was. */
export function nextAddress(typed: TypedAddress, now: Address): Address {
  const { firstName, lastName, ...place } = typed;
  const names = firstName === "" && lastName === "" ? {} : { firstName, lastName };
  return { ...now, ...place, ...names };
}

/** The same place and person, whatever blanks and letter case Shopify writes it with. */
export function sameAddress(one: Address, other: Address): boolean {
  return (Object.keys(Address.shape) as (keyof Address)[]).every((part) => plain(one[part]) === plain(other[part]));
}

function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

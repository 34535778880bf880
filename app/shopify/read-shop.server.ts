import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { ShopInfoDocument } from "./documents/shop.query";
import { readerFor } from "./read.server";
import { findShopSetting, saveShop, type ShopSetting } from "./shop-store.server";

const FRESH_MS = 24 * 3_600_000;

/** Distinct, dark enough for white text beside them; the shop's name always stands beside the colour. */
const COLORS = ["#6b3fa0", "#0b6e4f", "#9c3d10", "#14599c", "#8a1c4a", "#5c5c00"] as const;

/** The shop's settings; asked from Shopify at the first opening and then once a day. */
export async function readShop(shop: string, now: Date): Promise<Result<ShopSetting, Problem>> {
  const known = await findShopSetting(shop);
  if (known !== undefined && now.getTime() - known.readAt.getTime() < FRESH_MS) return ok(known);
  const answer = await readerFor(shop)(ShopInfoDocument, {});
  if (!answer.ok) return known === undefined ? answer : ok(known);
  const says = answer.value.shop;
  const { name, currencyCode: currency, ianaTimezone: timeZone, shopOwnerName: ownerName } = says;
  await saveShop(shop, { name, currency, timeZone, ownerName }, colorFor(shop));
  const saved = await findShopSetting(shop);
  return saved === undefined ? fail(problem("not_found")) : ok(saved);
}

function colorFor(shop: string): string {
  const sum = Array.from(shop, (letter) => letter.charCodeAt(0)).reduce((total, code) => total + code, 0);
  return COLORS[sum % COLORS.length] ?? COLORS[0];
}

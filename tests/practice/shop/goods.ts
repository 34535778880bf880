import { decimal } from "./money";
import type { Shop } from "./state";

type Variant = { id: string; title: string; sku: string; price: string };
/** What the shop sells, as far as its orders tell. */
export type Product = { id: string; title: string; variants: Variant[] };
type Collection = { id: string; title: string; productsCount: number };

const FIRST_PRODUCT = 8_000_000_001;
const FIRST_VARIANT = 8_100_000_001;
/** Every new shop has this one collection. */
const HOME_PAGE = "gid://shopify/Collection/8200000001";

/** Goods and collections for the pickers, in the order in which they were first sold; ids hold while the shop runs. */
export function goodsOf({ orders, currency }: Shop): { products: Product[]; collections: Collection[] } {
  const products = new Map<string, Product>();
  const seen = new Set<string>();
  for (const { title, variant, sku, unitMinor } of orders.flatMap(({ lines }) => lines)) {
    const key = `${title}\n${variant}\n${sku}`;
    if (seen.has(key)) continue;
    const product = products.get(title) ?? {
      id: `gid://shopify/Product/${String(FIRST_PRODUCT + products.size)}`,
      title,
      variants: [],
    };
    products.set(title, product);
    product.variants.push({
      id: `gid://shopify/ProductVariant/${String(FIRST_VARIANT + seen.size)}`,
      title: variant === "" ? "Default Title" : variant,
      sku,
      price: decimal(unitMinor, currency),
    });
    seen.add(key);
  }
  const all = [...products.values()].toSorted((a, b) => a.title.localeCompare(b.title));
  return { products: all, collections: [{ id: HOME_PAGE, title: "Home page", productsCount: all.length }] };
}

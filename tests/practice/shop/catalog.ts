import { GOODS } from "./seed-data";

/** A variant of the practice shops' goods; every shop sells the same at the same price. */
export type Variant = {
  readonly id: number;
  readonly productId: number;
  readonly product: string;
  readonly title: string;
  readonly sku: string;
  readonly priceMinor: number;
};

const FIRST_PRODUCT = 30_000_000_001;
const FIRST_VARIANT = 40_000_000_001;
const titles = [...new Set(GOODS.map(([title]) => title))];

export const VARIANTS: readonly Variant[] = GOODS.map(([product, title, sku, priceMinor], index) => ({
  id: FIRST_VARIANT + index,
  productId: FIRST_PRODUCT + titles.indexOf(product),
  product,
  title,
  sku,
  priceMinor,
}));

export function variantOfSku(sku: string): Variant | undefined {
  return VARIANTS.find((one) => one.sku === sku);
}

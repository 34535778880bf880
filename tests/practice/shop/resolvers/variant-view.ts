import type { Variant } from "../catalog";
import { decimal } from "../money";
import type { Shop } from "../state";

/** A variant, as far as an order's edit needs it. */
export function variantView(shop: Shop, variant: Variant) {
  const title = variant.title === "" ? "Default Title" : variant.title;
  return {
    __typename: "ProductVariant",
    id: `gid://shopify/ProductVariant/${String(variant.id)}`,
    legacyResourceId: String(variant.id),
    title,
    displayName: `${variant.product} - ${title}`,
    sku: variant.sku,
    price: decimal(variant.priceMinor, shop.currency),
    availableForSale: true,
    taxable: true,
    image: null,
    product: {
      __typename: "Product",
      id: `gid://shopify/Product/${String(variant.productId)}`,
      title: variant.product,
      status: "ACTIVE",
    },
  };
}

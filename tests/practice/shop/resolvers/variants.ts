import { VARIANTS, type Variant } from "../catalog";
import { pageOf, type PageArgs } from "../page";
import { notPlayed, scoped, type RootContext } from "./access";
import { variantView } from "./variant-view";

type VariantsArgs = PageArgs & { query?: string | null; reverse?: boolean | null; sortKey?: string | null };

/** Reading variants, so that an edit finds what it may add: by id, by sku, by words of their names. */
export function variantFields(context: RootContext) {
  return {
    productVariant: ({ id }: { id: string }) =>
      scoped(context, "read_products", "productVariant", () => {
        const found = variantOf(id);
        return found === undefined ? null : variantView(context.shop, found);
      }),
    productVariants: (args: VariantsArgs) =>
      scoped(context, "read_products", "productVariants", () => {
        const sort = args.sortKey ?? "ID";
        if (sort !== "ID") throw notPlayed(`productVariants sorted by ${sort}`);
        const found = VARIANTS.filter((one) => matches(one, args.query ?? ""));
        const sorted = args.reverse === true ? found.toReversed() : found;
        return pageOf(sorted, args, { id: ({ id }) => id, sort, node: (one) => variantView(context.shop, one) });
      }),
  };
}

export function variantOf(gid: string): Variant | undefined {
  return VARIANTS.find(({ id }) => `gid://shopify/ProductVariant/${String(id)}` === gid);
}

function matches({ product, title, sku }: Variant, query: string): boolean {
  const terms = query.toLowerCase().match(/[a-z_]+:"[^"]*"|\S+/g) ?? [];
  return terms.every((term) => {
    const wanted = /^sku:"?([^"]*)"?$/.exec(term)?.[1];
    if (wanted !== undefined) return sku.toLowerCase() === wanted;
    if (/^[a-z_]+:/.test(term)) throw notPlayed(`productVariants searched by ${term}`);
    return `${product} ${title} ${sku}`.toLowerCase().includes(term);
  });
}

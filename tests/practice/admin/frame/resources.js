// The shop's goods as rows to choose from, and as App Bridge hands the chosen ones to the app.

/** The rows of one resource type; a product's variants stand under it, and belong to its group. */
export function rowsOf({ products, collections }, { type, filter }) {
  const meets = matcher(filter.query ?? "");
  if (type === "collection")
    return collections.map(({ id, title, productsCount }) => ({
      id,
      group: id,
      text: title,
      more: `${productsCount}`,
    }));
  const rows = products.filter(meets).flatMap((product) => {
    const variants = product.variants.map(({ id, title, sku, price }) => ({
      id,
      group: type === "variant" ? id : product.id,
      text: `${product.title} / ${title}`,
      more: [sku, price].filter(Boolean).join(" · "),
      indent: type === "product",
    }));
    if (type === "variant") return variants;
    const row = { id: product.id, group: product.id, text: product.title, more: "" };
    return filter.variants === false || variants.length < 2 ? [row] : [row, ...variants];
  });
  return rows;
}

/** `title:`, `sku:` and plain words; what the goods do not know (vendor, tag, ...) finds nothing, as an unmet filter. */
function matcher(query) {
  const terms = [...query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)].map(([, field, quoted, plain]) => ({
    field,
    word: (quoted ?? plain).toLowerCase(),
  }));
  return ({ title, variants }) =>
    terms.every(({ field, word }) => {
      const skus = variants.map(({ sku }) => sku).join(" ");
      const texts = { title, sku: skus };
      return (field === undefined ? `${title} ${skus}` : (texts[field] ?? "")).toLowerCase().includes(word);
    });
}

const MADE_AT = "2026-01-01T00:00:00Z";
const handleOf = (title) => title.toLowerCase().replace(/\W+/g, "-");

/** The chosen ids as whole resources, with every field that App Bridge's types promise. */
export function resourceOf({ products, collections }, { type, ids }) {
  const chosen = new Set(ids);
  if (type === "collection") return collections.filter(({ id }) => chosen.has(id)).map(collection);
  if (type === "variant")
    return products.flatMap((product) =>
      product.variants.flatMap((one, index) =>
        chosen.has(one.id)
          ? [
              {
                ...variant(one, index),
                displayName: `${product.title} - ${one.title}`,
                product: whole(product, product.variants),
              },
            ]
          : [],
      ),
    );
  return products.flatMap((product) => {
    const some = product.variants.filter(({ id }) => chosen.has(id));
    if (some.length === 0 && !chosen.has(product.id)) return [];
    return [whole(product, some.length > 0 ? some : product.variants)];
  });
}

function whole({ id, title, variants }, shown) {
  return {
    id,
    title,
    handle: handleOf(title),
    availablePublicationCount: 1,
    createdAt: MADE_AT,
    updatedAt: MADE_AT,
    publishedAt: MADE_AT,
    descriptionHtml: "",
    hasOnlyDefaultVariant: variants.length === 1 && variants[0].title === "Default Title",
    images: [],
    options: [
      {
        id: id.replace("Product", "ProductOption"),
        name: "Title",
        position: 1,
        values: variants.map((one) => one.title),
      },
    ],
    productType: "",
    tags: [],
    templateSuffix: null,
    totalInventory: 0,
    totalVariants: variants.length,
    tracksInventory: false,
    variants: shown.map((one) => ({ ...variant(one, variants.indexOf(one)), displayName: `${title} - ${one.title}` })),
    vendor: "",
    status: "ACTIVE",
  };
}

function variant({ id, title, sku, price }, index) {
  return {
    id,
    title,
    sku,
    price,
    barcode: null,
    compareAtPrice: null,
    availableForSale: true,
    createdAt: MADE_AT,
    updatedAt: MADE_AT,
    image: null,
    inventoryItem: { id: id.replace("ProductVariant", "InventoryItem") },
    inventoryManagement: "NOT_MANAGED",
    inventoryPolicy: "DENY",
    inventoryQuantity: 0,
    position: index + 1,
    requiresShipping: true,
    selectedOptions: [{ value: title }],
    taxable: true,
    weight: null,
    weightUnit: "KILOGRAMS",
  };
}

function collection({ id, title, productsCount }) {
  return {
    id,
    title,
    handle: handleOf(title),
    availablePublicationCount: 1,
    description: "",
    descriptionHtml: "",
    image: null,
    productsAutomaticallySortedCount: 0,
    productsCount,
    productsManuallySortedCount: productsCount,
    publicationCount: 1,
    ruleSet: null,
    seo: { description: null, title: null },
    sortOrder: "BEST_SELLING",
    storefrontId: id,
    templateSuffix: null,
    updatedAt: MADE_AT,
  };
}

/** Shopify's own answers (bounce, re-authenticate) are markup that the library draws. */
export function isShopifyAnswer(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "data" in error &&
    typeof error.data === "string" &&
    error.data.includes("<script")
  );
}

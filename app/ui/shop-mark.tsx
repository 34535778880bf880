import { Text } from "@shopify/polaris";
import { useShell } from "./shell-context";

/** "■ Loto Lento": in which shop one is; it also stands beside every button that moves money. */
export function ShopMark() {
  const { shop } = useShell();
  return (
    <span className="delega-mark">
      <span aria-hidden="true" className="delega-square" style={{ background: shop.color }} />
      <Text as="span" variant="bodySm" fontWeight="semibold">
        {shop.name}
      </Text>
    </span>
  );
}

import { useSay } from "../../ui/use-say";
import { useShell } from "../../ui/shell-context";
import type { Reader, Sentence } from "./explain";

/** How the person on this page reads decisions, and the sentence said in their language. */
export function useReader(): { readonly reader: Reader; readonly tell: (sentence: Sentence) => string } {
  const say = useSay();
  const { locale, shop } = useShell();
  const reader: Reader = {
    locale,
    timeZone: shop.timeZone,
    currency: shop.currency,
    owner: shop.ownerName,
    word: (key) => (key.startsWith("pay_") ? say(`orders:${key}`) : say(`policy:${key}`)),
  };
  const tell = ({ key, params }: Sentence): string => {
    const { insteadKey, ...rest } = params;
    const instead = insteadKey === undefined ? "" : say(`policy:${insteadKey}`, rest);
    return say(`policy:${key}`, { ...rest, instead });
  };
  return { reader, tell };
}

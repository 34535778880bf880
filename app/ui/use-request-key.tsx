import { useCallback, useState } from "react";

/**
 * One key per filled-in form: the server changes nothing twice for the same key, so a double click, a second tab or a
 * resent request are harmless. A new key is made once the answer has come.
 */
export function useRequestKey(): { readonly key: string; readonly renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const renew = useCallback(() => {
    setKey(crypto.randomUUID());
  }, []);
  return { key, renew };
}

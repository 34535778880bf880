import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);
export const NonceProvider = NonceContext.Provider;

/** The page's script nonce; only the server knows it, the browser hides it from scripts anyway. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}

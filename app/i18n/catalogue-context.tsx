import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { Catalogue } from "./words";

type Current = { readonly catalogue: Catalogue; readonly replace: (catalogue: Catalogue) => void };
const CatalogueContext = createContext<Current | null>(null);

/** Holds the reader's catalogue; the language switch replaces it. */
export function CatalogueProvider({ value, children }: { readonly value: Catalogue; readonly children: ReactNode }) {
  const [catalogue, replace] = useState(value);
  const current = useMemo(() => ({ catalogue, replace }), [catalogue]);
  return <CatalogueContext.Provider value={current}>{children}</CatalogueContext.Provider>;
}

export function useCatalogue(): Current {
  const current = useContext(CatalogueContext);
  if (current === null) throw new Error("no catalogue is provided");
  return current;
}

/** What the search knows: with a lag, older than what is. */
export type SearchIndex = {
  lagMs: number;
  /** By kind, shop and id: what a thing was, and since when; oldest first. */
  versions: Map<string, Version[]>;
};

export type Version = { readonly at: number; readonly print: string; readonly thing: unknown };

export function newSearchIndex(): SearchIndex {
  return { lagMs: 0, versions: new Map() };
}

/** What a proof comes to; `ok` is false when a figure falls short, and then the run fails. */
export type Proven = { readonly ok: boolean; readonly figures: Readonly<Record<string, number | string | boolean>> };
export type Proof = (options: { readonly full: boolean }) => Promise<Proven>;

/** Where stock lies. */
export type Place = { readonly gid: string; readonly name: string };

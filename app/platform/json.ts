/** Plain data as it is stored in a JSON column or in an entry of the record. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // JSON web tokens: Shopify's id tokens.
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]"],
  // Shopify's access tokens and secrets: shpat_, shpua_, shpss_, shprt_ ...
  [/\bshp[a-z]{2}_\w+/g, "[token]"],
  [/\bid_token=[^&\s]+/g, "id_token=[token]"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "[e-mail]"],
];

/** Removes tokens and e-mail addresses from text that goes to a log or an error. */
export function scrub(text: string): string {
  return SECRETS.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

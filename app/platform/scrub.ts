const HIDDEN: readonly (readonly [RegExp, string])[] = [
  // JSON web tokens: Shopify's id tokens, whole, cut or with another alphabet.
  [/\beyJ[\w+/=-]{5,}(\.[\w+/=-]*)*/g, "[token]"],
  // Shopify's access tokens and secrets: shpat_, shpua_, shpss_, shprt_ ...
  [/\bshp[a-z]{2}_\w+/g, "[token]"],
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, "$1 [token]"],
  [
    /(\b|%3F|%26)(id_token|token|hmac|signature|secret|password|access_token|refresh_token|client_secret|subject_token)(=|%3D)[^&\s"'<>]+/gi,
    "$1$2=[token]",
  ],
  // The same names as JSON has them, also inside a string of JSON.
  [/(\\?"(?:\w*token|\w*secret|hmac|password|authorization)\\?"\s*:\s*\\?")[^"\\]+/gi, "$1[token]"],
  [/\b(postgres(?:ql)?:\/\/[^:/?\s]+):[^@\s]+@/g, "$1:[password]@"],
  // SHA-256 as base64: Shopify's signatures of webhooks.
  [/(?<![\w+/])[\w+/]{43}=(?!\w)/g, "[signature]"],
  [/[\p{L}\p{N}._%+'-]+(@|%40)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu, "[e-mail]"],
  [/(?<![\w.-])(\+|00)\d[\d\s().-]{6,}\d(?!\w)/g, "[phone]"],
  [/(?<![\w.:/#-])(0\d{8,10}|3\d{9}|3\d{2}[ .-]\d{3}[ .-]?\d{4}|0\d{1,3}[ .-]\d{5,8})(?![\w:/-])/g, "[phone]"],
];

/** What a reader of the log would not see, or see in the wrong place: control characters, turned text, line breaks. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const own = new Set<string>();

/** From now on this very text is never shown: a secret of ours that has no form of its own. */
export function hideAlways(secret: string): void {
  if (secret.length >= 8) own.add(secret);
}

/** Removes tokens, secrets, e-mail addresses and phone numbers from text that goes to a log or an error. */
export function scrub(text: string): string {
  const clean = HIDDEN.reduce((sofar, [pattern, replacement]) => sofar.replace(pattern, replacement), text);
  const ours = [...own].reduce((sofar, secret) => sofar.replaceAll(secret, "[secret]"), clean);
  return ours.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Fields whose value is personal or secret whatever it looks like, at any depth. */
const PERSONAL =
  /^(e-?mail|phone|first_?name|last_?name|address\d?|city|zip|customer|headers?|cookies?|authorization|password|detail|parameters|params|values|variables|body|input|query_?params)$|token|secret|hmac/i;
const DEEPEST = 12;

/** The same of a log line's fields, at any depth: strings scrubbed, personal fields hidden, circles cut. */
export function scrubFields(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return scrub(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) return "[deep]";
  if (Array.isArray(value)) return value.map((one) => scrubFields(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      scrub(name),
      PERSONAL.test(name) && inner !== null && inner !== undefined ? "[hidden]" : scrubFields(inner, depth + 1),
    ]),
  );
}

import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { API_KEY, API_SECRET, LOTO, ONDA } from "./practice-shop";

export const OWNER_ID = "9000000001";
export const ASSISTANT_ID = "9000000002";

type Options = { readonly secret?: string; readonly head?: object; readonly hash?: string };

/** What a request shows: headers as they go out, and what its address says. */
export type Shown = {
  readonly headers: readonly (readonly [string, string])[];
  readonly query?: Readonly<Record<string, string>>;
};

export type Forgery = {
  readonly name: string;
  readonly token: string;
  /** How it is shown; as a bearer token when nothing else is said. */
  readonly shown?: Shown;
};

const part = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const seconds = () => Math.floor(Date.now() / 1000);

function claims(changed: object): object {
  const now = seconds();
  const base = { iss: `https://${LOTO}/admin`, dest: `https://${LOTO}`, aud: API_KEY, sub: OWNER_ID };
  return { ...base, exp: now + 60, nbf: now - 5, iat: now, jti: "5f3b", sid: "sid-9000000001", ...changed };
}

/** A token with these claims; signed with the real secret unless told otherwise. */
export function tokenWith(
  changed: object | string = {},
  { secret = API_SECRET, head = {}, hash = "sha256" }: Options = {},
): string {
  const payload = typeof changed === "string" ? changed : claims(changed);
  const text = `${part({ alg: "HS256", typ: "JWT", ...head })}.${part(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
}

function signedByRsa(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part(claims({}))}`;
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}

const bearer = (token: string): Shown => ({ headers: [["Authorization", `Bearer ${token}`]] });

/** Tokens that must open nothing, whoever holds them: forged, worn, misshapen, or shown in a wrong way. */
export function forgeries(): Forgery[] {
  const now = seconds();
  const good = tokenWith();
  const [head = "", payload = "", signature = ""] = good.split(".");
  const unsigned = (alg: string) => `${part({ alg, typ: "JWT" })}.${payload}`;
  const dest = (url: string, iss = `${url}/admin`) => tokenWith({ dest: url, iss });
  const hours = 3600;
  return [
    { name: "algorithm none, no signature", token: `${unsigned("none")}.` },
    { name: "algorithm none, a good signature", token: `${unsigned("none")}.${signature}` },
    { name: "algorithm nOnE", token: `${unsigned("nOnE")}.${signature}` },
    { name: "HS512 with the right secret", token: tokenWith({}, { head: { alg: "HS512" }, hash: "sha512" }) },
    { name: "HS512 claimed, HS256 signed", token: tokenWith({}, { head: { alg: "HS512" } }) },
    { name: "RS256 with a key of its own", token: signedByRsa() },
    { name: "another app's secret", token: tokenWith({}, { secret: "another-secret-of-another-app" }) },
    { name: "the public key as secret", token: tokenWith({}, { secret: API_KEY }) },
    { name: "an empty secret", token: tokenWith({}, { secret: "" }) },
    {
      name: "payload exchanged for another person's",
      token: `${head}.${part(claims({ sub: ASSISTANT_ID }))}.${signature}`,
    },
    {
      name: "payload exchanged for another shop's",
      token: `${head}.${part(claims({ dest: `https://${ONDA}`, iss: `https://${ONDA}/admin` }))}.${signature}`,
    },
    {
      name: "one letter of the signature turned",
      token: `${head}.${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
    },
    { name: "signature cut", token: good.slice(0, -4) },
    { name: "signature missing", token: `${head}.${payload}` },
    { name: "payload cut", token: `${head}.${payload.slice(0, 40)}.${signature}` },
    { name: "four parts", token: `${good}.${signature}` },
    { name: "five parts", token: `${good}.${payload}.${signature}` },
    { name: "only dots", token: ".." },
    { name: "no token in the header", token: "", shown: { headers: [["Authorization", "Bearer "]] } },
    { name: "expired an hour ago", token: tokenWith({ exp: now - hours, nbf: now - hours - 60 }) },
    { name: "expired half a minute ago", token: tokenWith({ exp: now - 30, nbf: now - 90 }) },
    { name: "valid in an hour", token: tokenWith({ nbf: now + hours, exp: now + hours + 60 }) },
    { name: "valid for ten years", token: tokenWith({ exp: now + 10 * 365 * 24 * hours }) },
    { name: "without an end", token: tokenWith({ exp: undefined }) },
    { name: "an end that is text", token: tokenWith({ exp: "never" }) },
    { name: "for another app", token: tokenWith({ aud: "another-app" }) },
    { name: "for no app", token: tokenWith({ aud: undefined }) },
    { name: "for several apps", token: tokenWith({ aud: [API_KEY, "another-app"] }) },
    { name: "issued by another shop", token: tokenWith({ iss: `https://${ONDA}/admin` }) },
    { name: "issued by no one", token: tokenWith({ iss: undefined }) },
    { name: "issued by a path of the shop", token: tokenWith({ iss: `https://${LOTO}/admin/../evil` }) },
    { name: "to no shop of Shopify's", token: dest("https://evil.example") },
    { name: "to a shop with a foreign suffix", token: dest(`https://${LOTO}.evil.example`) },
    { name: "to a shop with a path", token: dest(`https://${LOTO}/evil`) },
    { name: "to a shop with a user", token: dest(`https://evil@${LOTO}`) },
    { name: "to a host behind a shop as user", token: dest(`https://${LOTO}@evil.example`) },
    { name: "to a shop with a port", token: dest(`https://${LOTO}:8443`) },
    { name: "to a shop without encryption", token: dest(`http://${LOTO}`) },
    { name: "to a shop in capitals", token: dest(`https://${LOTO.toUpperCase()}`) },
    { name: "to a look-alike in Cyrillic", token: dest("https://lоto-lento.myshopify.com") },
    { name: "to this machine", token: dest("https://127.0.0.1") },
    { name: "without a person", token: tokenWith({ sub: undefined }) },
    { name: "with an empty person", token: tokenWith({ sub: "" }) },
    { name: "with a person that is a number", token: tokenWith({ sub: Number(OWNER_ID) }) },
    { name: "with a person that is a word", token: tokenWith({ sub: "owner" }) },
    { name: "with a person that is a path", token: tokenWith({ sub: `../${OWNER_ID}` }) },
    { name: "with a person of forty digits", token: tokenWith({ sub: "9".repeat(40) }) },
    { name: "a payload that is no object", token: tokenWith("[1,2,3]") },
    { name: "a payload that is no JSON", token: tokenWith("owner") },
    { name: "a key named by a path", token: tokenWith({}, { secret: "", head: { kid: "../../../../dev/null" } }) },
    { name: "a key named by SQL", token: tokenWith({}, { secret: "x", head: { kid: "x' union select 'x" } }) },
    { name: "a key brought along", token: tokenWith({}, { secret: "x", head: { jwk: { kty: "oct", k: part("x") } } }) },
    { name: "an extension that must be known", token: tokenWith({}, { head: { crit: ["b64"], b64: false } }) },
    { name: "base64 with padding", token: `${good}=` },
    { name: "base64 with the other alphabet", token: `${head}.${payload}.${signature}+/` },
    { name: "a zero byte in the header", token: good, shown: bearer(`${good.slice(0, 50)}\0${good.slice(50)}`) },
    { name: "a zero byte in the address", token: good, shown: { headers: [], query: { id_token: `${good}\0` } } },
    { name: "one megabyte in the header", token: `${good}${"a".repeat(1_000_000)}` },
    { name: "five thousand characters in the header", token: `${good}${"a".repeat(5000)}` },
    {
      name: "one megabyte in the address",
      token: good,
      shown: { headers: [], query: { id_token: good + "a".repeat(1_000_000) } },
    },
    {
      name: "two headers, the second good",
      token: good,
      shown: { headers: [["Authorization", "Bearer x"], ...bearer(good).headers] },
    },
    {
      name: "two headers, the first good",
      token: good,
      shown: { headers: [...bearer(good).headers, ["Authorization", "Bearer x"]] },
    },
    {
      name: "two tokens in one header",
      token: good,
      shown: { headers: [["Authorization", `Bearer ${good}, Bearer ${good}`]] },
    },
    { name: "without a scheme", token: good, shown: { headers: [["Authorization", good]] } },
    { name: "a scheme in small letters", token: good, shown: { headers: [["Authorization", `bearer ${good}`]] } },
    { name: "as a password", token: good, shown: { headers: [["Authorization", `Basic ${good}`]] } },
    { name: "with blanks in it", token: good, shown: bearer(` ${good.slice(0, 60)} ${good.slice(60)}`) },
    { name: "in a cookie", token: good, shown: { headers: [["Cookie", `id_token=${good}; session=${good}`]] } },
    {
      name: "in a header of a proxy's log-in",
      token: good,
      shown: {
        headers: [
          ["X-Forwarded-User", OWNER_ID],
          ["X-Remote-User", OWNER_ID],
          ["X-Shopify-Access-Token", good],
        ],
      },
    },
    {
      name: "the header's and the address's of two people",
      token: good,
      shown: { ...bearer(good), query: { id_token: tokenWith({ sub: ASSISTANT_ID }) } },
    },
    {
      name: "the header's good, the address's forged",
      token: good,
      shown: { ...bearer(good), query: { id_token: tokenWith({ sub: "1" }, { secret: "x" }) } },
    },
    {
      name: "a token of one shop for the page of another",
      token: good,
      shown: { ...bearer(good), query: { shop: ONDA } },
    },
    {
      name: "two shops in one address",
      token: good,
      shown: { ...bearer(good), query: { shop: `${LOTO}&shop=${ONDA}` } },
    },
    { name: "of a person the shop does not know", token: tokenWith({ sub: "12345" }) },
    { name: "of a shop that Shopify does not know", token: dest("https://nobody-lives-here.myshopify.com") },
  ];
}

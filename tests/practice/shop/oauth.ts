import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { scopesOf } from "./scopes-of";
import type { Person } from "./person";
import type { Token } from "./token";
import type { Shop, State } from "./state";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const OFFLINE_S = 3600;
const ONLINE_S = 86_399;

const Body = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  subject_token: z.string().optional(),
  requested_token_type: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
  refresh_token: z.string().optional(),
});

const Claims = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
  sid: z.string(),
});

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (state: State, text: string) => createHmac("sha256", state.apiSecret).update(text).digest("base64url");

/** An id token as Shopify mints it for the person who looks at the app: HS256, one minute. */
export function mintIdToken(state: State, shop: string, userId: number, expiresInS = 60): string {
  const now = Math.floor(state.now().getTime() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: state.apiKey,
    sub: String(userId),
    exp: now + expiresInS,
    nbf: now - 5,
    iat: now,
    jti: randomBytes(8).toString("hex"),
    sid: `sid-${String(userId)}`,
  };
  const text = `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url(claims)}`;
  return `${text}.${sign(state, text)}`;
}

/** The token endpoint: exchange of an id token, or refresh. Answers status and body as Shopify does. */
export function accessToken(state: State, shop: Shop, raw: unknown): { status: number; body: object } {
  const body = Body.safeParse(raw);
  if (!body.success) return refuse("invalid_request");
  if (body.data.client_id !== state.apiKey || body.data.client_secret !== state.apiSecret)
    return refuse("invalid_client");
  // Nothing is exchanged or renewed for a shop that never installed the app, or no longer has it.
  if (!shop.installed) return refuse("app_not_installed");
  if (body.data.grant_type === "refresh_token") return refresh(state, shop, body.data.refresh_token ?? "");
  if (body.data.grant_type !== TOKEN_EXCHANGE) return refuse("unsupported_grant_type");
  const person = personOf(state, shop, body.data.subject_token ?? "");
  if (person === null) return refuse("invalid_subject_token");
  if (body.data.requested_token_type === OFFLINE)
    return { status: 200, body: offlineReply(state, shop, isTrue(body.data.expiring)) };
  return body.data.requested_token_type === ONLINE
    ? { status: 200, body: onlineReply(state, shop, person) }
    : refuse("invalid_request");
}

function refuse(error: string) {
  return { status: 400, body: { error, error_description: error } };
}

function isTrue(value: string | number | boolean | undefined): boolean {
  return value === "1" || value === 1 || value === true || value === "true";
}

function personOf(state: State, shop: Shop, token: string): Person | null {
  const [head = "", payload = "", signature = ""] = token.split(".");
  const expected = Buffer.from(sign(state, `${head}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (!claims.success || claims.data.aud !== state.apiKey || claims.data.dest !== `https://${shop.domain}`) return null;
  if (claims.data.exp < state.now().getTime() / 1000) return null;
  return shop.people.find(({ id }) => String(id) === claims.data.sub) ?? null;
}

function issue(state: State, token: Omit<Token, "token" | "expiresAt">, lifeS: number): Token {
  const issued = {
    ...token,
    token: `${token.kind === "online" ? "shpua" : "shpat"}_${randomBytes(16).toString("hex")}`,
    expiresAt: state.now().getTime() + lifeS * 1000,
  };
  state.tokens.set(issued.token, issued);
  return issued;
}

function offlineReply(state: State, shop: Shop, expiring: boolean): object {
  const scopes = [...shop.grantedScopes];
  const token = issue(
    state,
    { shop: shop.domain, kind: "offline", userId: null, scopes },
    expiring ? OFFLINE_S : 10 * 365 * 86_400,
  );
  if (!expiring) return { access_token: token.token, scope: scopes.join(",") };
  const refreshToken = `shprt_${randomBytes(16).toString("hex")}`;
  state.refreshTokens.set(refreshToken, { shop: shop.domain, spentBy: [] });
  return {
    access_token: token.token,
    scope: scopes.join(","),
    expires_in: OFFLINE_S,
    refresh_token: refreshToken,
    refresh_token_expires_in: 90 * 86_400,
  };
}

/** Rotates: the old refresh token works until the token it brought has been used once. */
function refresh(state: State, shop: Shop, refreshToken: string): { status: number; body: object } {
  const known = state.refreshTokens.get(refreshToken);
  if (known === undefined || known.shop !== shop.domain) return refuse("invalid_refresh_token");
  const reply = offlineReply(state, shop, true) as { access_token: string };
  known.spentBy.push(reply.access_token);
  return { status: 200, body: reply };
}

/** Called when a token is used: refresh tokens that it replaced die with its first use. */
export function noteTokenUse(state: State, token: string): void {
  for (const [refreshToken, { spentBy }] of state.refreshTokens) {
    if (spentBy.includes(token)) state.refreshTokens.delete(refreshToken);
  }
}

function onlineReply(state: State, shop: Shop, person: Person): object {
  const scopes = scopesOf(person, shop);
  const token = issue(state, { shop: shop.domain, kind: "online", userId: person.id, scopes }, ONLINE_S);
  return {
    access_token: token.token,
    // Shopify's own example names the app's scopes here, and the person's share of them below.
    scope: [...shop.grantedScopes].join(","),
    expires_in: ONLINE_S,
    associated_user_scope: scopes.join(","),
    associated_user: {
      id: person.id,
      first_name: person.firstName,
      last_name: person.lastName,
      email: person.email,
      email_verified: person.emailVerified,
      account_owner: person.accountOwner,
      locale: person.locale,
      collaborator: person.collaborator,
    },
  };
}

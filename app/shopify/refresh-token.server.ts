import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { config } from "../platform/config.server";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";

const TIMEOUT_MS = 8_000;
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 404]);

/** Shopify's answer; lives in seconds. */
const Reply = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive().optional(),
});

type Pair = { readonly shop: string; readonly refreshToken: string };

/**
 * Exchanges a refresh token for the next pair. Shopify's library does the same without a time limit, and says 500 to
 * everything that goes wrong; here `app_not_installed` = Shopify does not know this refresh token (any more), and
 * `shopify_unreachable` = nobody can tell. The old refresh token works until the new access token was used once, so that
 * an answer that got lost loses nothing (shopify.md 3).
 */
export async function refreshedSession({ shop, refreshToken }: Pair): Promise<Result<Session, Problem>> {
  const { SHOPIFY_API_KEY, SHOPIFY_API_SECRET } = config();
  const asked = {
    client_id: SHOPIFY_API_KEY,
    client_secret: SHOPIFY_API_SECRET,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  };
  try {
    const response = await fetch(`https://${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(asked),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (REFUSED.has(response.status)) return fail(problem("app_not_installed"));
    const reply = Reply.safeParse(response.ok ? await response.json() : null);
    return reply.success ? ok(sessionOf(shop, reply.data)) : fail(problem("shopify_unreachable"));
  } catch {
    // What was thrown may hold the request, and that holds the secret.
    return fail(problem("shopify_unreachable"));
  }
}

function sessionOf(shop: string, reply: z.infer<typeof Reply>): Session {
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: reply.scope,
    accessToken: reply.access_token,
    expires: inSeconds(reply.expires_in),
    refreshToken: reply.refresh_token,
    ...(reply.refresh_token_expires_in === undefined
      ? {}
      : { refreshTokenExpires: inSeconds(reply.refresh_token_expires_in) }),
  });
}

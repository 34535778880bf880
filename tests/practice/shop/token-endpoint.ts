import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { CLOSED, send } from "./admin-api";
import { delayOf, msOf, takeFault, TOKEN_OPERATIONS } from "./faults";
import { accessToken } from "./oauth";
import type { Shop, State } from "./state";

type TokenRequest = { readonly state: State; readonly shop: Shop; readonly body: unknown };

/** The token endpoint, with whatever goes wrong on its way: an exchange or a refresh may be late, fail, or be done and not told. */
export async function answerTokenEndpoint(
  { state, shop, body }: TokenRequest,
  response: ServerResponse,
): Promise<void> {
  if (shop.standing !== "open") {
    const { status, errors } = CLOSED[shop.standing];
    send(response, status, { errors });
    return;
  }
  const fields = [isRefresh(body) ? TOKEN_OPERATIONS.refresh : TOKEN_OPERATIONS.exchange];
  const fault = takeFault(state.faults, { shop: shop.domain, fields, kind: undefined }, Math.random);
  await sleep(delayOf(fault));
  if (fault?.kind === "http_429") {
    send(response, 429, { errors: "Too Many Requests" }, { "retry-after": String(msOf(fault) / 1000) });
    return;
  }
  const before = fault?.kind === "error_before";
  const { status, body: reply } = before ? FAILED : accessToken(state, shop, body);
  if (fault?.kind === "lost_answer") response.destroy();
  else if (fault?.kind === "error_after") send(response, FAILED.status, FAILED.body);
  else send(response, status, reply);
}

const FAILED = { status: 500, body: { errors: "Internal Server Error" } } as const;

function isRefresh(body: unknown): boolean {
  return typeof body === "object" && body !== null && "grant_type" in body && body.grant_type === "refresh_token";
}

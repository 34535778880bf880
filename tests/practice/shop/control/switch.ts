import { z } from "zod";
import type { Shop, State } from "../state";

export type Reply = { readonly status: number; readonly body: unknown };
export type Switch = (state: State, request: { readonly url: URL; readonly body: unknown }) => Reply;
/** Method and path → what it does. Each topic has a file of its own; control.ts puts them together. */
export type Switches = Readonly<Record<string, Switch>>;

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** What is asked for is not there (404), or may not be. */
export function refused(error: string, status = 404): Reply {
  return { status, body: { error } };
}

/** The shop that an address names by `?shop=`. */
export function shopOf(state: State, url: URL): Shop | undefined {
  return state.shops.get(url.searchParams.get("shop") ?? "");
}

const OfShop = z.object({ shop: z.string() });

/** What a switch does with the shop that a body names. */
export function ofShop(state: State, body: unknown, work: (shop: Shop) => Reply): Reply {
  const shop = state.shops.get(OfShop.parse(body).shop);
  return shop === undefined ? refused("no such shop") : work(shop);
}

/** Works on the shop that a body names; answers what is installed and granted afterwards. */
export function onShop(state: State, body: unknown, work: (shop: Shop) => void): Reply {
  return ofShop(state, body, (shop) => {
    work(shop);
    return ok({ installed: shop.installed, granted: [...shop.grantedScopes] });
  });
}

import { z } from "zod";
import { changeScopes, uninstall } from "../lifecycle";
import { mintIdToken } from "../oauth";
import { ok, onShop, shopOf, type Switches } from "./switch";

const OPTIONAL_SCOPES = ["write_orders", "write_order_edits", "read_products"];
const Scopes = z.object({
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const IdToken = z.object({ shop: z.string(), userId: z.coerce.number(), expiresInS: z.number().default(60) });

/** Who is there, what the app may do, whether it is installed. */
export const INSTALLATION_SWITCHES: Switches = {
  "GET /practice/shops": (state) =>
    ok([...state.shops.values()].map(({ domain, name, currency }) => ({ domain, name, currency }))),
  "GET /practice/people": (state, { url }) => ok(shopOf(state, url)?.people ?? []),
  "GET /practice/scopes": (state, { url }) =>
    ok({ granted: [...(shopOf(state, url)?.grantedScopes ?? [])], optional: OPTIONAL_SCOPES }),
  "POST /practice/scopes": (state, { body }) =>
    onShop(state, body, (shop) => {
      changeScopes(state, shop, { ...Scopes.parse(body), optional: OPTIONAL_SCOPES });
    }),
  "POST /practice/id-token": (state, { body }) => {
    const { shop, userId, expiresInS } = IdToken.parse(body);
    return ok({ idToken: mintIdToken(state, shop, userId, expiresInS) });
  },
  "POST /practice/uninstall": (state, { body }) =>
    onShop(state, body, (shop) => {
      uninstall(state, shop);
    }),
  "POST /practice/reinstall": (state, { body }) =>
    onShop(state, body, (shop) => {
      shop.installed = true;
      shop.removed = false;
    }),
};

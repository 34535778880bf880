import { z } from "zod";
import { startPracticeStore } from "../practice/shop/server";
import { changeScopes } from "../practice/shop/lifecycle";
import { accessToken, mintIdToken } from "../practice/shop/oauth";
import { behindAdminApi } from "./admin-api";
import type { ContractShop } from "./shop";

const APP = { apiKey: "contract", apiSecret: "a-secret-of-the-contract" };
const PRACTICE = "loto-lento.myshopify.com";

/** Both are set, or neither: a development store of Shopify's, and an Admin API token with write_orders. */
const Credentials = z.object({
  CONTRACT_SHOP: z.string().regex(/^[a-z0-9-]+\.myshopify\.com$/),
  CONTRACT_TOKEN: z.string().min(1),
});

/** The development store named by CONTRACT_SHOP and CONTRACT_TOKEN; without them the practice store. */
export async function openShop(): Promise<ContractShop> {
  const { CONTRACT_SHOP, CONTRACT_TOKEN } = process.env;
  if (CONTRACT_SHOP === undefined && CONTRACT_TOKEN === undefined) return practiceShop();
  const real = Credentials.parse({ CONTRACT_SHOP, CONTRACT_TOKEN });
  const door = {
    name: real.CONTRACT_SHOP,
    real: true,
    url: `https://${real.CONTRACT_SHOP}`,
    token: real.CONTRACT_TOKEN,
  };
  return behindAdminApi(door, () => Promise.resolve());
}

async function practiceShop(): Promise<ContractShop> {
  const { url, state, close } = await startPracticeStore(APP);
  const shop = state.shops.get(PRACTICE);
  const owner = shop?.people.find((person) => person.accountOwner);
  if (shop === undefined || owner === undefined) throw new Error("the practice has no such shop");
  changeScopes(state, shop, { grant: ["write_orders"], revoke: [] });
  const { body } = accessToken(state, shop, {
    client_id: APP.apiKey,
    client_secret: APP.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: mintIdToken(state, PRACTICE, owner.id),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(body);
  const door = { name: "practice", real: false, url, token, headers: { "x-practice-host": PRACTICE } };
  return behindAdminApi(door, close);
}

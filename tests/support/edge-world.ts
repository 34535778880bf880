import { buildIfOld } from "../practice/build";
import { tokenWith } from "./forged-tokens";
import { aPracticeShop, LOTO, type PracticeShop, type PracticeShopOptions } from "./practice-shop";
import { rawRequest, type RawAnswer, type RawRequest } from "./raw-http";
import { startRealApp, type RealApp } from "./real-app";
import { aTestDatabase, type TestDatabase } from "./test-db";

/** The built app with a practice store and a database of its own, for tests of what comes over the wire. */
export type EdgeWorld = {
  readonly app: RealApp;
  readonly practice: PracticeShop;
  readonly database: TestDatabase;
  /** A request with a good token of the shop's owner, or of whoever is named. */
  ask: (request: RawRequest, userId?: string) => Promise<RawAnswer>;
  /** A request without any token. */
  raw: (request: RawRequest) => Promise<RawAnswer>;
  close: () => Promise<void>;
};

export const FORM: [string, string] = ["Content-Type", "application/x-www-form-urlencoded"];

export async function anEdgeWorld(
  env: Readonly<Record<string, string>> = {},
  options: PracticeShopOptions = {},
): Promise<EdgeWorld> {
  buildIfOld();
  const database = await aTestDatabase();
  const practice = await aPracticeShop(options);
  const app = await startRealApp({ databaseUrl: database.url, storeUrl: practice.store.url, env });
  const raw = (request: RawRequest) => rawRequest(app.url, request);
  return {
    app,
    practice,
    database,
    raw,
    ask: (request, userId = "9000000001") =>
      raw({
        ...request,
        headers: [["Authorization", `Bearer ${tokenWith({ sub: userId })}`], ...(request.headers ?? [])],
      }),
    close: async () => {
      await app.close();
      await practice.close();
      await database.close();
    },
  };
}

/** The address with which Shopify's admin opens a page of the app, token and all. */
export function documentPath(path: string, { shop = LOTO, userId = "9000000001" } = {}): string {
  const host = Buffer.from("admin.shopify.com/store/loto-lento").toString("base64url");
  const query = new URLSearchParams({ shop, host, embedded: "1", id_token: tokenWith({ sub: userId }) });
  return `${path}?${query.toString()}`;
}

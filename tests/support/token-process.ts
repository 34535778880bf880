import { closeDatabase, openDatabase } from "../../app/platform/db.server";
import { forgetTokens, offlineToken } from "../../app/shopify/offline.server";
import { installRedirect } from "../practice/redirect.mjs";

type Options = {
  readonly databaseUrl: string;
  readonly storeUrl: string;
  readonly shop: string;
  readonly callers: number;
};

/** A second app server that only wants the shop's token, from many callers at once; prints what they got, once each. */
const { databaseUrl, storeUrl, shop, callers } = JSON.parse(process.env["TOKEN_PROCESS"] ?? "{}") as Options;
installRedirect(storeUrl);
openDatabase({ url: databaseUrl, poolSize: 8 });
const answers = await Promise.all(
  Array.from({ length: callers }, () => {
    forgetTokens();
    return offlineToken(shop);
  }),
);
console.log(JSON.stringify([...new Set(answers.map((one) => (one.ok ? one.value : one.error.code)))]));
await closeDatabase();
process.exit(0);

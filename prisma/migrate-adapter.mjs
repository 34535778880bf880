import { PrismaPg } from "@prisma/adapter-pg";
import { parseIntoClientConfig } from "pg-connection-string";

// Catalogue types that adapter-pg refuses ("Column type 'name' could not be deserialized"), reported as text / text[].
const TEXT = 25;
const TEXT_ARRAY = 1009;
const AS_TEXT = new Map([
  [18, TEXT],
  [19, TEXT],
  [24, TEXT],
  [194, TEXT],
  [1002, TEXT_ARRAY],
  [1003, TEXT_ARRAY],
]);

function patched(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of result?.fields ?? []) field.dataTypeID = AS_TEXT.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  // adapter-pg splits scripts on ";", which breaks function bodies: send the script whole.
  queryable.executeScript = async (script) => {
    try {
      await queryable.underlyingDriver().query(script);
    } catch (error) {
      queryable.onError(error);
    }
  };
  if (queryable.startTransaction) {
    const startTransaction = queryable.startTransaction.bind(queryable);
    queryable.startTransaction = async (isolation) => patched(await startTransaction(isolation));
  }
  return queryable;
}

/** Prisma's WASM schema engine on plain pg: works without downloading an engine. Used by the drift check only. */
export class MigratePg extends PrismaPg {
  constructor(url) {
    // Never { connectionString }: with it the shadow connection would go to the main database.
    super({ ...parseIntoClientConfig(url), options: "-c TimeZone=UTC", idleTimeoutMillis: 50, allowExitOnIdle: true });
  }
  async connect() {
    return patched(await super.connect());
  }
  async connectToShadowDb() {
    return patched(await super.connectToShadowDb());
  }
}

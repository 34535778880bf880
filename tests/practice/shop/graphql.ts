import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type IntrospectionQuery,
  type OperationDefinitionNode,
} from "graphql";
import { actualCost, estimateCost, givenVariables } from "./cost";
import { accessRules, guardedResolver, type AccessItem, type AccessRules } from "./access-rules";
import type { RootContext } from "./resolvers/access";
import { rootFields } from "./resolvers/root";
import { noteWrites } from "./search/search-index";
import type { Token } from "./token";
import { OUR_APP, type Shop, type State } from "./state";
import { drain, fullBucket, giveBack, statusOf, take, type Bucket } from "./throttle";

export const VERSIONS = ["2026-04", "2026-07", "2026-10"] as const;

/**
 * The version that serves a request for `asked`: itself; the oldest one for those that Shopify has retired (it falls
 * forward); null for what was never a version.
 */
export function servedVersion(asked: string): string | null {
  if (VERSIONS.some((known) => known === asked)) return asked;
  return /^20\d\d-(01|04|07|10)$/.test(asked) && asked < VERSIONS[0] ? VERSIONS[0] : null;
}

const schemas = new Map<string, GraphQLSchema>();
const rules = new Map<string, AccessRules>();

/** Shopify's real Admin schema of one version, from the package that ships it. */
export function adminSchema(version: string): GraphQLSchema {
  const known = schemas.get(version);
  if (known !== undefined) return known;
  const file = new URL(`../../../node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`, import.meta.url);
  const { data, offline_scopes: scopes } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as {
    data: IntrospectionQuery;
    offline_scopes: { items: AccessItem[] };
  };
  rules.set(version, accessRules(scopes.items));
  const schema = buildClientSchema(data, { assumeValid: true });
  schemas.set(version, schema);
  return schema;
}

export type Call = {
  readonly state: State;
  readonly shop: Shop;
  readonly token: Token;
  readonly version: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** How long the store takes over a payment; 0 = at once. */
  readonly delayMs?: number;
};

type Parsed = { document: DocumentNode; operation: OperationDefinitionNode };
const parsed = new Map<string, Parsed | ExecutionResult>();

/** Parses, validates against the real schema and runs one operation. */
export async function executeAdmin(call: Call): Promise<ExecutionResult> {
  const ready = prepare(call);
  if (!("document" in ready)) return ready;
  const { document, operation } = ready;
  const bucket = bucketOf(call.state, call.shop);
  const requested = estimateCost(document, givenVariables(operation, call.variables));
  const refusal = refuseCost(call.state, bucket, requested);
  if (refusal !== null) return refusal;
  const warnings: unknown[] = [];
  if (operation.operation === "query") call.state.reads += 1;
  const run = (one: DocumentNode, context: RootContext) =>
    execute({
      schema: adminSchema(call.version),
      document: one,
      variableValues: call.variables,
      rootValue: rootFields(context),
      contextValue: context,
      fieldResolver: guardedResolver(rules.get(call.version) ?? new Map()),
    });
  const context: RootContext = {
    state: call.state,
    shop: call.shop,
    token: call.token,
    app: OUR_APP,
    key: idempotencyKey(operation, call.variables),
    delayMs: call.delayMs ?? 0,
    warnings,
    bulk: false,
    runBulk: async (inner) => run(inner, { ...context, warnings: [], bulk: true }),
  };
  const result = await run(document, context);
  if (operation.operation === "mutation") noteWrites(call.state.search, call.shop, call.state.now().getTime());
  const actual = actualCost(result.data, { requested, mutation: operation.operation === "mutation" });
  giveBack(bucket, requested - actual);
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: statusOf(bucket) };
  return { ...result, extensions: { cost, ...(warnings.length === 0 ? {} : { search: warnings }) } };
}

function bucketOf(state: State, shop: Shop): Bucket {
  const known = state.buckets.get(shop.domain);
  if (known !== undefined) return known;
  const bucket = fullBucket(state.plan, Date.now());
  state.buckets.set(shop.domain, bucket);
  return bucket;
}

const MOST_POINTS = 1000;

/** Charges a query before it runs. The answer to one that is too dear or too early; null = it may run. */
function refuseCost(state: State, bucket: Bucket, requested: number): ExecutionResult | null {
  if (requested > MOST_POINTS) {
    const message = `Query cost is ${String(requested)}, which exceeds the single query max cost limit (${String(MOST_POINTS)}).`;
    return { errors: [new GraphQLError(message, { extensions: { code: "MAX_COST_EXCEEDED" } })] };
  }
  return take(bucket, requested, Date.now()) ? null : throttled(state, bucket, requested);
}

function throttled(state: State, bucket: Bucket, requested: number): ExecutionResult {
  state.throttled += 1;
  const cost = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: statusOf(bucket) };
  return {
    errors: [new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation: RATE_LIMITS } })],
    extensions: { cost },
  };
}

const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

/**
 * Refuses an operation as if something else had emptied the bucket: so far that it fits again after `waitMs`. The
 * bucket is really that empty afterwards, so the points in this answer and in later ones agree.
 */
export function throttleNow(call: Call, waitMs: number): ExecutionResult {
  const ready = prepare(call);
  if (!("document" in ready)) return ready;
  const bucket = bucketOf(call.state, call.shop);
  const requested = estimateCost(ready.document, call.variables);
  drain(bucket, requested - (bucket.restoreRate * waitMs) / 1000, Date.now());
  return throttled(call.state, bucket, requested);
}

function prepare({ version, query }: Call): Parsed | ExecutionResult {
  const cacheKey = `${version}\n${query}`;
  const known = parsed.get(cacheKey);
  if (known !== undefined) return known;
  const fresh = parseAndValidate(version, query);
  parsed.set(cacheKey, fresh);
  return fresh;
}

function parseAndValidate(version: string, query: string): Parsed | ExecutionResult {
  try {
    const document = parse(query);
    const errors = validate(adminSchema(version), document, specifiedRules);
    const operation = getOperationAST(document);
    if (errors.length > 0) return { errors };
    return operation == null ? { errors: [new GraphQLError("No operation")] } : { document, operation };
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
}

/** The operation in a request, for the list of what was seen; null when it does not parse. */
export function operationOf(query: string): OperationDefinitionNode | null {
  try {
    return getOperationAST(parse(query)) ?? null;
  } catch {
    return null;
  }
}

/** The key of `@idempotent(key:)` on the first root field. */
export function idempotencyKey(operation: OperationDefinitionNode, variables: Record<string, unknown>): string | null {
  const [field] = operation.selectionSet.selections;
  const directive = field?.directives?.find(({ name }) => name.value === "idempotent");
  const value = directive?.arguments?.find(({ name }) => name.value === "key")?.value;
  if (value?.kind === "StringValue") return value.value;
  const variable = value?.kind === "Variable" ? variables[value.name.value] : null;
  return typeof variable === "string" ? variable : null;
}

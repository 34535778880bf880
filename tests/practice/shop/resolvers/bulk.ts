import { randomBytes } from "node:crypto";
import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { isExpired, type BulkOperation } from "../bulk/bulk-state";
import { checkBulkQuery } from "../bulk/check-query";
import { runBulk } from "../bulk/run";
import type { PageArgs } from "../page";
import type { Searchable } from "../search/compile";
import { choice, id, time } from "../search/kinds";
import { pageSorted } from "../search/page-sorted";
import { nextId } from "../state";
import type { RootContext } from "./access";
import { gid } from "./line-view";
import { searchFor } from "./lists";

type RunArgs = { query: string; groupObjects: boolean };
type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null; reverse?: boolean | null };

/** Bulk queries. They take the scopes of what they read and no points but the mutation's own. */
export function bulkFields(context: RootContext) {
  return {
    bulkOperationRunQuery: (args: RunArgs, _: unknown, info: GraphQLResolveInfo) => start(context, args, info),
    bulkOperationCancel: (args: { id: string }) => cancel(context, args.id),
    bulkOperation: (args: { id: string }) => view(context, byGid(context, args.id)),
    bulkOperations: (args: ListArgs, _: unknown, info: GraphQLResolveInfo) => list(context, args, info),
    currentBulkOperation: ({ type }: { type?: string | null }) =>
      type === "MUTATION" ? null : view(context, own(context).at(-1)),
  };
}

function own({ state, shop }: RootContext): BulkOperation[] {
  return state.bulk.operations.filter((one) => one.shop === shop.domain);
}

function byGid(context: RootContext, asked: string): BulkOperation | undefined {
  return own(context).find((one) => gid("BulkOperation", one.id) === asked);
}

const isRunning = ({ status }: BulkOperation) => ["CREATED", "RUNNING", "CANCELING"].includes(status);

function start(context: RootContext, { query: text, groupObjects }: RunArgs, info: GraphQLResolveInfo) {
  const { state, shop } = context;
  const query = checkBulkQuery(text, info.schema);
  if ("problem" in query) return refused("INVALID", query.problem, ["query"]);
  if (own(context).filter(isRunning).length >= state.bulk.atOnce)
    return state.bulk.atOnce === 1
      ? refused("OPERATION_IN_PROGRESS", "A bulk query operation for this app and shop is already in progress.")
      : refused("LIMIT_REACHED", "Bulk operations limit reached. Please try again later.");
  const operation: BulkOperation = {
    id: nextId(state),
    shop: shop.domain,
    query: text,
    createdAt: state.now().toISOString(),
    secret: randomBytes(24).toString("hex"),
    status: "CREATED",
    completedAt: null,
    errorCode: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    file: null,
    problem: null,
  };
  state.bulk.operations.push(operation);
  void runBulk({ state, shop, operation, query, grouped: groupObjects, execute: context.runBulk });
  // The caller sees it as it was started, whatever the background does meanwhile.
  return payload({ ...view(context, operation) }, []);
}

function payload(bulkOperation: object | null, errors: object[]) {
  return { bulkOperation, userErrors: errors };
}

function refused(code: string, message: string, field: string[] | null = null) {
  return payload(null, [{ __typename: "BulkOperationUserError", field, message, code }]);
}

function cancel(context: RootContext, asked: string) {
  const operation = byGid(context, asked);
  const error = (message: string) =>
    payload(view(context, operation), [{ __typename: "UserError", field: ["id"], message }]);
  if (operation === undefined) return error("Bulk operation does not exist");
  if (!isRunning(operation))
    return error(`A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`);
  operation.status = "CANCELING";
  return payload(view(context, operation), []);
}

function view({ state }: RootContext, operation: BulkOperation | undefined) {
  if (operation === undefined) return null;
  const expired = isExpired(operation, state.now());
  const url = `${state.origin}/bulk-operation-outputs/${operation.secret}.jsonl`;
  const written = operation.file !== null && !expired;
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: "QUERY",
    status: expired && operation.status === "COMPLETED" ? "EXPIRED" : operation.status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.fileSize === null ? null : String(operation.fileSize),
    // Nothing found = no file, as Shopify does.
    url: written && operation.status === "COMPLETED" ? url : null,
    partialDataUrl: written && operation.status === "FAILED" ? url : null,
  };
}

const OPERATIONS: Searchable<BulkOperation> = {
  fields: {
    created_at: time(({ createdAt }) => createdAt),
    id: id((one) => one.id),
    operation_type: choice(["query", "mutation"], () => "query"),
    status: choice(["canceled", "canceling", "completed", "created", "failed", "running"], ({ status }) => status),
  },
  free: () => ({ test: () => false }),
  freeTexts: () => [],
};

/** Newest first unless reversed, unlike every other list. */
function list(context: RootContext, args: ListArgs, info: GraphQLResolveInfo) {
  const search = searchFor(context, { query: args.query, searchable: OPERATIONS, info });
  const sort = args.sortKey ?? "CREATED_AT";
  if (sort !== "CREATED_AT" && sort !== "COMPLETED_AT") throw new GraphQLError(`unknown sort ${sort}`);
  return pageSorted(
    own(context).filter((one) => search === null || search.matches(one)),
    args,
    {
      sort,
      value: (one) => Date.parse((sort === "CREATED_AT" ? one.createdAt : one.completedAt) ?? "9999-01-01"),
      id: (one) => one.id,
      reverse: args.reverse !== true,
      node: (one) => view(context, one),
    },
  );
}

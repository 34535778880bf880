import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentNode, ExecutionResult } from "graphql";
import { pathOf } from "../files";
import type { Shop, State } from "../state";
import { sendWebhook } from "../webhooks";
import type { Bulk, BulkError, BulkOperation } from "./bulk-state";
import type { BulkQuery } from "./check-query";
import { linesOf, nextPage, pageDocument } from "./lines";

export type BulkRun = {
  readonly state: State;
  readonly shop: Shop;
  readonly operation: BulkOperation;
  readonly query: BulkQuery;
  readonly grouped: boolean;
  readonly execute: (document: DocumentNode) => Promise<ExecutionResult>;
};

/** Runs an operation to its end in the background, page by page; a page is all that is ever in memory. */
export async function runBulk(run: BulkRun): Promise<void> {
  const { state, operation } = run;
  const { bulk } = state;
  const fault = bulk.failNext;
  bulk.failNext = null;
  // As in reality, the caller sees CREATED first.
  await sleep(bulk.pageMs);
  if (bulk.closed) return;
  if (operation.status === "CREATED") operation.status = "RUNNING";
  const path = pathOf(state.files, `${operation.secret}.jsonl`);
  const file = createWriteStream(path);
  const ended = await readAll(run, file, fault).catch((error: unknown) => ({
    failed: "INTERNAL_SERVER_ERROR" as const,
    problem: String(error),
  }));
  file.end();
  await finished(file);
  if (ended === "closed") return;
  operation.fileSize = file.bytesWritten;
  if (operation.objectCount > 0) operation.file = path;
  operation.completedAt = state.now().toISOString();
  if (ended === "canceled") operation.status = "CANCELED";
  else if (ended === "completed") operation.status = "COMPLETED";
  else Object.assign(operation, { status: "FAILED", errorCode: ended.failed, problem: ended.problem });
  announce(run);
}

type End = "completed" | "canceled" | "closed" | { readonly failed: BulkError; readonly problem: string };

async function readAll(run: BulkRun, file: WriteStream, fault: Bulk["failNext"]): Promise<End> {
  const { state, operation, query } = run;
  let after: string | null = null;
  do {
    if (state.bulk.closed) return "closed";
    if (operation.status === "CANCELING") return "canceled";
    const { data, errors } = await run.execute(pageDocument(query, after));
    if (errors !== undefined || data == null) return failureOf(errors ?? []);
    for (const line of linesOf(query, data, run.grouped)) {
      if (fault !== null && operation.objectCount >= fault.afterObjects)
        return { failed: fault.code, problem: "as it was told to" };
      if (!file.write(`${JSON.stringify(line.value)}\n`)) await once(file, "drain");
      operation.objectCount += 1;
      if (line.root) operation.rootObjectCount += 1;
    }
    after = nextPage(query, data);
    if (after !== null) await sleep(state.bulk.pageMs);
  } while (after !== null);
  if (fault !== null) return { failed: fault.code, problem: "as it was told to" };
  return "completed";
}

function failureOf(errors: NonNullable<ExecutionResult["errors"]>): End {
  const denied = errors.some(({ extensions }) => extensions["code"] === "ACCESS_DENIED");
  const problem = errors.map(({ message }) => message).join(" ");
  return { failed: denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR", problem };
}

function announce({ state, shop, operation }: BulkRun): void {
  sendWebhook(state, shop.domain, {
    topic: "bulk_operations/finish",
    body: {
      admin_graphql_api_id: `gid://shopify/BulkOperation/${String(operation.id)}`,
      completed_at: operation.completedAt,
      created_at: operation.createdAt,
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: operation.status.toLowerCase(),
      type: "query",
    },
  });
}

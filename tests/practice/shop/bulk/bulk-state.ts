export const BULK_ERRORS = ["ACCESS_DENIED", "INTERNAL_SERVER_ERROR", "TIMEOUT"] as const;
export type BulkError = (typeof BULK_ERRORS)[number];

export type BulkOperation = {
  readonly id: number;
  readonly shop: string;
  readonly query: string;
  readonly createdAt: string;
  /** In the address of its result, so that only who was told can read it. */
  readonly secret: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";
  completedAt: string | null;
  errorCode: BulkError | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** Where the result lies; null = nothing was written. */
  file: string | null;
  /** What Shopify would keep to itself: for whoever practises. */
  problem: string | null;
};

export type Bulk = {
  operations: BulkOperation[];
  /** How many queries of one shop run side by side: five since 2026-01, one before. */
  atOnce: number;
  /** How long each page of 250 takes. */
  pageMs: number;
  /** What the next operation fails with, after so many objects. */
  failNext: { code: BulkError; afterObjects: number } | null;
  closed: boolean;
};

export function newBulk(): Bulk {
  return { operations: [], atOnce: 5, pageMs: 0, failNext: null, closed: false };
}

const KEPT_MS = 7 * 86_400_000;

/** Results are kept for seven days. */
export function isExpired({ completedAt }: BulkOperation, now: Date): boolean {
  return completedAt !== null && now.getTime() - Date.parse(completedAt) > KEPT_MS;
}

/** A place that was made ready for a file, and what arrived. */
export type Upload = {
  readonly key: string;
  readonly shop: string;
  readonly resource: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly method: "PUT" | "POST";
  readonly mostBytes: number;
  readonly signature: string;
  readonly expiresAt: number;
  received: { readonly path: string; readonly bytes: number } | null;
};

const MB = 1_000_000;

/** What each kind of file may weigh (from Shopify's help pages by memory; assumed). */
const MOST_BYTES: Readonly<Record<string, number>> = {
  VIDEO: 1000 * MB,
  MODEL_3D: 500 * MB,
  BULK_MUTATION_VARIABLES: 100 * MB,
  DISPUTE_FILE_UPLOAD: 4 * MB,
};

export function mostBytes(resource: string): number {
  return MOST_BYTES[resource] ?? 20 * MB;
}

/** Kinds whose size must be told beforehand. */
export const SIZED = new Set(["VIDEO", "MODEL_3D"]);

/** How long a place waits for its file (assumed). */
export const WAITS_MS = 24 * 3_600_000;

export type ReturnReason = {
  readonly id: number;
  readonly handle: string;
  readonly name: string;
  /** The older enum's word for it. */
  readonly legacy: string;
  readonly deleted: boolean;
};

const reason = (id: number, handle: string, words: { name: string; legacy: string; deleted?: boolean }) => ({
  id,
  handle,
  deleted: false,
  ...words,
});

/** Shopify's library of reasons, as far as a small shop meets it. A deleted one stays valid. */
export const RETURN_REASONS: readonly ReturnReason[] = [
  reason(1, "unknown", { name: "Unknown", legacy: "UNKNOWN" }),
  reason(2, "damaged-or-defective", { name: "Damaged or defective", legacy: "DEFECTIVE" }),
  reason(3, "not-as-described", { name: "Not as described", legacy: "NOT_AS_DESCRIBED" }),
  reason(4, "wrong-item", { name: "Wrong item", legacy: "WRONG_ITEM" }),
  reason(5, "size-too-small", { name: "Size too small", legacy: "SIZE_TOO_SMALL" }),
  reason(6, "size-too-large", { name: "Size too large", legacy: "SIZE_TOO_LARGE" }),
  reason(7, "style", { name: "Style", legacy: "STYLE" }),
  reason(8, "color", { name: "Color", legacy: "COLOR" }),
  reason(9, "changed-my-mind", { name: "Changed my mind", legacy: "UNWANTED" }),
  reason(10, "other", { name: "Other", legacy: "OTHER" }),
  reason(11, "unwanted", { name: "Unwanted", legacy: "UNWANTED", deleted: true }),
];

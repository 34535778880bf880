import type { AsWhom } from "./training-view";

/** A page of the training, as whom one practises kept in its address; only the owner's says it. */
export function trainingAddress({ as, choices }: Pick<AsWhom, "as" | "choices">, id?: string): string {
  const path = id === undefined ? "/app/training" : `/app/training/${id}`;
  return choices.length === 0 ? path : `${path}?as=${as}`;
}

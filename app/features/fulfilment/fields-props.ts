import type { Draft } from "./step-draft";

/** What every group of fields of a step gets: what there is to choose from, what is chosen, and how to choose. */
export type FieldsProps<N> = {
  readonly now: N;
  readonly draft: Draft;
  readonly disabled: boolean;
  readonly onChange: (draft: Draft) => void;
};

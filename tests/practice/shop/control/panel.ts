/**
 * One thing that a person fills in on the page of switches. `name` is the field of the switch's body; `a.b` is field b
 * of its object a, `a.0.b` of the first item of its list a. What is left empty is not sent.
 */
export type Field = { readonly name: string; readonly label: string; readonly help?: string } & (
  | { readonly kind: "scopes" }
  /** Optional = the owner, if nobody is chosen. */
  | { readonly kind: "person"; readonly optional?: boolean }
  | { readonly kind: "check"; readonly initial?: boolean }
  /** A list of words with commas between them. */
  | { readonly kind: "words"; readonly optional?: boolean }
  /** Optional = every shop, if none is chosen. */
  | { readonly kind: "shop"; readonly optional?: boolean }
  | { readonly kind: "text"; readonly initial?: string; readonly optional?: boolean }
  | {
      readonly kind: "number";
      readonly initial?: number;
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
      readonly optional?: boolean;
    }
  | { readonly kind: "choice" | "choices"; readonly options: readonly string[]; readonly initial?: string }
);

/** A switch as people see it: a form whose fields become the body. */
export type Panel = {
  readonly title: string;
  readonly help?: string;
  /** The switch it throws: a key of the same topic's switches, always a POST. */
  readonly does: string;
  readonly button: string;
  readonly fields?: readonly Field[];
  /** Sent along as it is. */
  readonly fixed?: Readonly<Record<string, unknown>>;
};

/** Something to look at: what a GET switch answers, of the chosen shop where it asks for one. */
export type View = {
  readonly title: string;
  readonly shows: string;
  /** The columns of a list, in this order; without them, all. */
  readonly columns?: readonly string[];
  readonly empty: string;
};

/** One section of the page. A topic describes its switches here, and they appear. */
export type Section = {
  readonly title: string;
  readonly views?: readonly View[];
  readonly panels: readonly Panel[];
};

import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

const PAGE_ARGUMENTS = new Set(["first", "last"]);
const MUTATION_POINTS = 10;

/**
 * A worst-case estimate of Shopify's query cost, linear: scalars 0, objects 1, lists and connections by the size they
 * are asked for, a mutation 10. Higher than what Shopify charges; the bar is 1,000 points a query.
 */
export function estimateCost(document: DocumentNode, variables: Readonly<Record<string, unknown>> = {}): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  const operation = document.definitions.find((one) => one.kind === "OperationDefinition");
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const cost = (set: SelectionSetNode): number => {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === "FragmentSpread")
        sum += cost(fragments.get(selection.name.value)?.selectionSet ?? { kind: set.kind, selections: [] });
      else if (selection.kind === "InlineFragment") sum += cost(selection.selectionSet);
      else if (selection.selectionSet !== undefined) {
        const sizes = selection.arguments?.filter((argument) => PAGE_ARGUMENTS.has(argument.name.value)) ?? [];
        const count = Math.max(1, ...sizes.map(({ value }) => numberOf(value, variables)));
        sum += count * (1 + cost(selection.selectionSet));
      }
    }
    return sum;
  };
  return cost(operation.selectionSet) + (operation.operation === "mutation" ? MUTATION_POINTS : 0);
}

/** 0 = left out: the field itself is refused when neither `first` nor `last` is there. */
function numberOf(value: ValueNode, variables: Readonly<Record<string, unknown>>): number {
  if (value.kind === "IntValue") return Number(value.value);
  const known = value.kind === "Variable" ? variables[value.name.value] : null;
  if (typeof known === "number") return known;
  if (known === null) return 0;
  throw new Error("the size of a page must be known to estimate its cost");
}

/** All variables of a call, with their defaults; null = left out. */
export function givenVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = variableDefinitions.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue?.kind === "IntValue" ? Number(defaultValue.value) : null,
  ]);
  return { ...(Object.fromEntries(defaults) as Record<string, number | null>), ...variables };
}

/** What an answer came to: its objects counted, a mutation's points on top. Never more than was asked for. */
export function actualCost(data: unknown, options: { requested: number; mutation: boolean }): number {
  return Math.min(options.requested, objectsIn(data) - 1 + (options.mutation ? MUTATION_POINTS : 0));
}

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + objectsIn(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + objectsIn(one), 1);
}

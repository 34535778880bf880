import { type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValueNode } from "graphql";

const PAGE_ARGUMENTS = new Set(["first", "last"]);

/**
 * A worst-case estimate of Shopify's query cost, linear: scalars 0, objects 1, lists and connections by the size they
 * are asked for, a mutation 10. Higher than what Shopify charges; the bar is 1,000 points a query.
 */
export function estimateCost(document: DocumentNode, variables: Readonly<Record<string, number>> = {}): number {
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
        const size = selection.arguments?.find((argument) => PAGE_ARGUMENTS.has(argument.name.value))?.value;
        const count = size === undefined ? 1 : numberOf(size, variables);
        sum += count * (1 + cost(selection.selectionSet));
      }
    }
    return sum;
  };
  return cost(operation.selectionSet) + (operation.operation === "mutation" ? 10 : 0);
}

function numberOf(value: ValueNode, variables: Readonly<Record<string, number>>): number {
  if (value.kind === "IntValue") return Number(value.value);
  if (value.kind === "Variable") {
    const known = variables[value.name.value];
    if (known !== undefined) return known;
  }
  throw new Error("the size of a page must be known to estimate its cost");
}

import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** A connection of a bulk query: where its objects stand in the answer, seen from the object above. */
export type Connection = { readonly path: readonly string[]; readonly inner: readonly Connection[] };

export type BulkQuery = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly root: FieldNode;
  /** The root field is a connection itself, so it can be read page by page. */
  readonly paged: boolean;
  readonly connections: readonly Connection[];
};

const MOST_CONNECTIONS = 5;
const MOST_DEPTH = 2;

/** Checks what Shopify checks before it starts; the wording of what it says is assumed. */
export function checkBulkQuery(query: string, schema: GraphQLSchema): BulkQuery | { readonly problem: string } {
  try {
    const document = parse(query);
    const [error] = validate(schema, document, specifiedRules);
    if (error !== undefined) return { problem: `Invalid bulk query: ${error.message}` };
    return readQuery(document, schema);
  } catch (error) {
    if (error instanceof GraphQLError) return { problem: `Invalid bulk query: ${error.message}` };
    throw error;
  }
}

function readQuery(document: DocumentNode, schema: GraphQLSchema): BulkQuery {
  const operations = document.definitions.filter((one) => one.kind === "OperationDefinition");
  const [operation, another] = operations;
  if (operation?.operation !== "query" || another !== undefined) throw refused("exactly one query is needed");
  if ((operation.variableDefinitions ?? []).length > 0) throw refused("variables are not supported");
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== "Field" || others.length > 0) throw refused("exactly one top-level field is needed");
  if (root.name.value === "node" || root.name.value === "nodes")
    throw refused("the top-level fields node and nodes cannot be used");
  const type = schema.getQueryType()?.name ?? "";
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  const seen = { connections: 0 };
  const connections = within(operation.selectionSet, {
    type,
    schema,
    fragments,
    seen,
    path: [],
    depth: 0,
    list: false,
  });
  if (seen.connections === 0) throw refused("at least one connection field is needed");
  const returned = returnsOf({ schema, type }, root.name.value);
  const paged = returned !== undefined && isConnection(getNamedType(returned));
  return { document, operation, root, connections, paged };
}

type Place = {
  /** The name of the type whose fields are selected. */
  readonly type: string;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly seen: { connections: number };
  readonly path: readonly string[];
  /** How many connections stand above. */
  readonly depth: number;
  readonly list: boolean;
};

function within(set: SelectionSetNode, place: Place): Connection[] {
  return set.selections.flatMap((one) => {
    if (one.kind === "Field") return ofField(one, place);
    const fragment = one.kind === "InlineFragment" ? one : place.fragments.get(one.name.value);
    if (fragment === undefined) return [];
    return within(fragment.selectionSet, { ...place, type: fragment.typeCondition?.name.value ?? place.type });
  });
}

function ofField(field: FieldNode, place: Place): Connection[] {
  const returns = returnsOf(place, field.name.value);
  if (field.selectionSet === undefined || returns === undefined) return [];
  const type = getNamedType(returns).name;
  const path = [...place.path, responseKey(field)];
  if (isConnection(getNamedType(returns))) return [ofConnection(field, { ...place, type, path })];
  const list = place.list || isListType(getNullableType(returns));
  return within(field.selectionSet, { ...place, type, path, list });
}

function returnsOf({ schema, type }: Pick<Place, "schema" | "type">, field: string): GraphQLOutputType | undefined {
  const known = schema.getType(type);
  return isObjectType(known) || isInterfaceType(known) ? known.getFields()[field]?.type : undefined;
}

function ofConnection(field: FieldNode, place: Place): Connection {
  const name = field.name.value;
  if (place.list) throw refused(`${name}: a connection within a list is not supported`);
  place.seen.connections += 1;
  if (place.seen.connections > MOST_CONNECTIONS) throw refused(`at most ${String(MOST_CONNECTIONS)} connections`);
  if (place.depth >= MOST_DEPTH) throw refused(`${name}: connections may be nested ${String(MOST_DEPTH)} levels deep`);
  const edges = select(field.selectionSet, "edges");
  const node = select(edges?.selectionSet, "node");
  if (edges?.selectionSet === undefined || node?.selectionSet === undefined)
    throw refused(`${name}: a connection needs edges with node`);
  const edge = returnsOf(place, "edges");
  const object = edge === undefined ? undefined : returnsOf({ ...place, type: getNamedType(edge).name }, "node");
  const inner = within(node.selectionSet, {
    ...place,
    type: object === undefined ? "" : getNamedType(object).name,
    path: [],
    depth: place.depth + 1,
  });
  if (inner.length > 0 && select(node.selectionSet, "id") === undefined)
    throw refused(`${name}: the parent of a nested connection must select id`);
  return { path: place.path, inner };
}

/** The field itself, without an alias. */
function select(set: SelectionSetNode | undefined, name: string): FieldNode | undefined {
  return set?.selections.find(
    (one): one is FieldNode => one.kind === "Field" && one.alias === undefined && one.name.value === name,
  );
}

function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

export function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.name.endsWith("Connection") && "edges" in type.getFields();
}

function refused(why: string): GraphQLError {
  return new GraphQLError(`Bulk queries: ${why}.`);
}

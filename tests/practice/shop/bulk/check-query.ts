import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
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
  const type = schema.getQueryType();
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
  const returned = isObjectType(type) ? type.getFields()[root.name.value]?.type : undefined;
  return {
    document,
    operation,
    root,
    connections,
    paged: returned !== undefined && isConnection(getNamedType(returned)),
  };
}

type Place = {
  readonly type: GraphQLNamedType | null | undefined;
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
    const type =
      fragment.typeCondition === undefined ? place.type : place.schema.getType(fragment.typeCondition.name.value);
    return within(fragment.selectionSet, { ...place, type });
  });
}

function ofField(field: FieldNode, place: Place): Connection[] {
  const { type } = place;
  if (field.selectionSet === undefined || type === null || type === undefined || !("getFields" in type)) return [];
  const defined = type.getFields()[field.name.value];
  if (defined === undefined) return [];
  const returned = getNamedType(defined.type);
  const path = [...place.path, responseKey(field)];
  if (!isConnection(returned)) {
    const list = place.list || isListType(getNullableType(defined.type));
    return within(field.selectionSet, { ...place, type: returned, path, list });
  }
  return [ofConnection(field, { ...place, type: returned, path })];
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
  const { schema, type } = place;
  const edge = isObjectType(type) ? type.getFields()["edges"] : undefined;
  const edgeType = edge === undefined ? undefined : getNamedType(edge.type);
  const nodeField = isObjectType(edgeType) ? edgeType.getFields()["node"] : undefined;
  const inner = within(node.selectionSet, {
    ...place,
    schema,
    type: nodeField === undefined ? undefined : getNamedType(nodeField.type),
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

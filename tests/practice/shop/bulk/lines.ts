import { Kind, type DocumentNode, type FieldNode } from "graphql";
import type { BulkQuery, Connection } from "./check-query";

const PAGE_SIZE = 250;
const PAGE_INFO = "bulkPageInfo";

/** The query for one page of its root connection; whatever page it asked for itself is ignored, as Shopify does. */
export function pageDocument({ document, operation, root, paged }: BulkQuery, after: string | null): DocumentNode {
  if (!paged) return document;
  const field: FieldNode = {
    ...root,
    arguments: [
      ...(root.arguments ?? []).filter(({ name }) => !["first", "last", "after", "before"].includes(name.value)),
      argument("first", { kind: Kind.INT, value: String(PAGE_SIZE) }),
      ...(after === null ? [] : [argument("after", { kind: Kind.STRING, value: after })]),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(root.selectionSet?.selections ?? []), pageInfo()],
    },
  };
  const page = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections: [field] } };
  return { ...document, definitions: document.definitions.map((one) => (one === operation ? page : one)) };
}

type Value = { kind: typeof Kind.INT | typeof Kind.STRING; value: string };
const named = (value: string) => ({ kind: Kind.NAME as const, value });
const argument = (name: string, value: Value) => ({ kind: Kind.ARGUMENT as const, name: named(name), value });
const leaf = (name: string): FieldNode => ({ kind: Kind.FIELD, name: named(name) });

function pageInfo(): FieldNode {
  return {
    kind: Kind.FIELD,
    name: named("pageInfo"),
    alias: named(PAGE_INFO),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [leaf("hasNextPage"), leaf("endCursor")] },
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The cursor of the next page; null = this was the last. */
export function nextPage({ root, paged }: BulkQuery, data: Fields): string | null {
  if (!paged) return null;
  const connection = fieldsOf(data[root.alias?.value ?? root.name.value]);
  const { hasNextPage, endCursor } = fieldsOf(connection[PAGE_INFO]);
  return hasNextPage === true && typeof endCursor === "string" ? endCursor : null;
}

export type Line = { readonly root: boolean; readonly value: Fields };

/**
 * One line for each object of a connection, without the connections in it: their objects are lines of their own that name
 * their parent. Grouped, they follow it; else all objects of one level come first, and children stand far from parents.
 */
export function* linesOf({ paged, root, connections }: BulkQuery, data: Fields, grouped: boolean): Generator<Line> {
  if (paged) {
    yield* level(objectsAt(data, connections, null), grouped, true);
    return;
  }
  // A single object at the root is a line itself when it says which one it is.
  const key = root.alias?.value ?? root.name.value;
  const only = fieldsOf(data[key]);
  const inner = connections.map(({ path, ...rest }) => ({ ...rest, path: path.slice(1) }));
  const parent = idOf(only);
  if (parent !== null) yield { root: true, value: without(only, inner) };
  yield* level(objectsAt(only, inner, parent), grouped, parent === null);
}

type Found = { readonly value: Fields; readonly connection: Connection; readonly parent: string | null };

function* level(objects: readonly Found[], grouped: boolean, root: boolean): Generator<Line> {
  for (const { value, connection, parent } of objects) {
    const own = without(value, connection.inner);
    yield { root, value: parent === null ? own : { ...own, __parentId: parent } };
    if (grouped) yield* level(objectsAt(value, connection.inner, idOf(value)), grouped, false);
  }
  if (grouped) return;
  const below = objects.flatMap(({ value, connection }) => objectsAt(value, connection.inner, idOf(value)));
  if (below.length > 0) yield* level(below, grouped, false);
}

function objectsAt(data: Fields, connections: readonly Connection[], parent: string | null): Found[] {
  return connections.flatMap((connection) => {
    const found = connection.path.reduce<unknown>((value, key) => fieldsOf(value)[key], data);
    const edges: unknown = fieldsOf(found)["edges"];
    if (!Array.isArray(edges)) return [];
    return edges.map((edge: unknown) => ({ value: fieldsOf(fieldsOf(edge)["node"]), connection, parent }));
  });
}

function without(value: Fields, connections: readonly Connection[]): Fields {
  return connections.reduce((rest, { path }) => dropAt(rest, path), value);
}

function dropAt(value: Fields, [key = "", ...deeper]: readonly string[]): Fields {
  if (deeper.length > 0) return { ...value, [key]: dropAt(fieldsOf(value[key]), deeper) };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function idOf(value: Fields): string | null {
  return typeof value["id"] === "string" ? value["id"] : null;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

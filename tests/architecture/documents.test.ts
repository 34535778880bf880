import { Kind, NoDeprecatedCustomRule, parse, validate, visit, type ASTNode, type DocumentNode } from "graphql";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adminSchema, VERSIONS } from "../practice/shop/graphql";
import { estimateCost } from "../practice/shop/cost";

const FOLDER = new URL("../../app/shopify/documents/", import.meta.url);
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".graphql"))
  .map((name) => ({ name, document: parse(readFileSync(new URL(name, FOLDER), "utf8")) }));
const FRAGMENTS = FILES.flatMap(({ document }) =>
  document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
);
/** Each file's operation with the fragments it spreads, wherever they stand: as it is sent. */
const DOCUMENTS = FILES.map(({ name, document }) => ({ name, document: withFragments(document) }));

function withFragments(document: DocumentNode): DocumentNode {
  const own = document.definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION);
  const spread = new Set<string>();
  const follow = (node: ASTNode) =>
    void visit(node, {
      FragmentSpread({ name }) {
        if (spread.has(name.value)) return;
        spread.add(name.value);
        for (const fragment of FRAGMENTS) if (fragment.name.value === name.value) follow(fragment);
      },
    });
  follow(document);
  return { ...document, definitions: [...own, ...FRAGMENTS.filter(({ name }) => spread.has(name.value))] };
}

/** The largest page the app asks for where the size is a variable. */
const SIZES = { first: 75, last: 75 };
const BAR = 1000;

/** Mutations whose description in the schema documents `@idempotent`. */
function needsKey(document: DocumentNode, version: string): string[] {
  const fields = adminSchema(version).getMutationType()?.getFields() ?? {};
  const missing: string[] = [];
  visit(document, {
    OperationDefinition(operation) {
      if (operation.operation !== "mutation") return;
      for (const selection of operation.selectionSet.selections) {
        if (selection.kind !== "Field" || fields[selection.name.value]?.description?.includes("@idempotent") !== true)
          continue;
        if (selection.directives?.some((directive) => directive.name.value === "idempotent") !== true)
          missing.push(selection.name.value);
      }
    },
  });
  return missing;
}

describe.each(VERSIONS)("against the Admin schema %s", (version) => {
  it.each(DOCUMENTS)("$name is valid and uses nothing deprecated", ({ document }) => {
    const schema = adminSchema(version);
    expect(validate(schema, document).map((error) => error.message)).toEqual([]);
    expect(validate(schema, document, [NoDeprecatedCustomRule]).map((error) => error.message)).toEqual([]);
  });

  it.each(DOCUMENTS)("$name carries @idempotent wherever the schema documents it", ({ document }) => {
    expect(needsKey(document, version)).toEqual([]);
  });
});

describe("the cost of a query", () => {
  it.each(DOCUMENTS)("$name is estimated under 1,000 points", ({ name, document }) => {
    const cost = estimateCost(document, SIZES);
    console.log(`${name}: ${String(cost)}`);
    expect(cost).toBeLessThan(BAR);
  });
});

describe("the controls", () => {
  it("a document with an unknown field, one without its key and one too large are found", () => {
    const schema = adminSchema("2026-07");
    expect(validate(schema, parse("{ shop { nom } }"))).toHaveLength(1);
    expect(
      needsKey(parse('mutation { refundCreate(input: {orderId: "1"}) { userErrors { message } } }'), "2026-07"),
    ).toEqual(["refundCreate"]);
    const large = parse("{ orders(first: 250) { nodes { lineItems(first: 50) { nodes { id image { url } } } } } }");
    expect(estimateCost(large)).toBeGreaterThan(BAR);
  });
});

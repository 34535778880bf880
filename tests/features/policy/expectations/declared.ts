import ts from "typescript";
import { z } from "zod";
import { ACTIONS } from "../../../../app/features/policy/action";
import { filesBelow, routeEntries, source } from "../../../architecture/entries";

/** A declared effect: where, under which name, for which actions; what nobody can read is empty. */
export type DeclaredEffect = { readonly at: string; readonly name: string; readonly actions: readonly string[] };
/** A route: what its loader asks for (null = it has none), and the intents its action takes. */
export type DeclaredRoute = {
  readonly name: string;
  readonly loader: boolean;
  readonly needs: string | null;
  readonly intents: readonly string[];
};
export type Declared = { readonly effects: readonly DeclaredEffect[]; readonly routes: readonly DeclaredRoute[] };

/** Everything the app declares today, read from its source and from the schemas of its forms. */
export async function declaredInApp(): Promise<Declared> {
  const paths = filesBelow("app");
  const routes = paths.filter((path) => /^app\/routes\/[^/]+\/route\.tsx$/.test(path));
  return {
    effects: paths.flatMap((path) => effectsIn(source(path))),
    routes: await Promise.all(routes.map((path) => routeIn(source(path)))),
  };
}

/** Every call that declares an effect; a template in its action stands for all actions that begin so. */
export function effectsIn(file: ts.SourceFile): DeclaredEffect[] {
  return callsIn(file, /^define(Local)?Effect$/).map((call) => {
    const name = propertyOf(call.arguments[0], "name");
    return {
      at: file.fileName,
      name: name !== null && ts.isStringLiteralLike(name) ? name.text : "",
      actions: actionsOf(propertyOf(call.arguments[0], "action")),
    };
  });
}

function actionsOf(value: ts.Expression | null): string[] {
  if (value === null) return [];
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (!ts.isTemplateExpression(value)) return [];
  return ACTIONS.filter((action) => action.startsWith(value.head.text));
}

function propertyOf(argument: ts.Expression | undefined, name: string): ts.Expression | null {
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return null;
  const property = argument.properties.find((one) => one.name?.getText() === name);
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : null;
}

async function routeIn(file: ts.SourceFile): Promise<DeclaredRoute> {
  const folder = file.fileName.replace(/\/route\.tsx$/, "");
  const entries = routeEntries(file).map(({ name }) => name.split(" ").at(-1));
  return {
    name: folder.replace("app/routes/", ""),
    loader: entries.includes("loader"),
    needs: needsIn(file),
    intents: entries.includes("action") ? await intentsIn(file, folder) : [],
  };
}

/** What the route's loader asks of whoever comes: the second argument of its `asPerson`. */
export function needsIn(file: ts.SourceFile): string | null {
  const loader = file.statements.find((one) => ts.isFunctionDeclaration(one) && one.name?.text === "loader");
  const asked = loader === undefined ? undefined : callsIn(loader, /^asPerson$/)[0]?.arguments[1];
  return asked !== undefined && ts.isStringLiteralLike(asked) ? asked.text : null;
}

async function intentsIn(file: ts.SourceFile, folder: string): Promise<string[]> {
  const schemas = callsIn(file, /^readForm$/).flatMap((call) => call.arguments[1]?.getText() ?? []);
  if (schemas.length === 0) return ["post"];
  const form = (await import(new URL(`../../../../${folder}/form.ts`, import.meta.url).href)) as Record<
    string,
    unknown
  >;
  return schemas.flatMap((name) => intentsOf(form[name]));
}

/** The intents of a form's schema; a form that has none is sent as it is: "post". */
export function intentsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodPipe) return intentsOf(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => intentsOf(option));
  if (!(schema instanceof z.ZodObject)) throw new Error("a form that is no object: teach this check to read it");
  const intent: unknown = schema.shape["intent"];
  return intent instanceof z.ZodLiteral ? [...intent.values].map(String) : ["post"];
}

function callsIn(within: ts.Node, named: RegExp): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && named.test(node.expression.getText())) found.push(node);
    ts.forEachChild(node, look);
  };
  look(within);
  return found;
}

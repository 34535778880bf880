import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const ROOT = new URL("../../", import.meta.url);

/** One way into the app: a route's export, a webhook's handler, a job, a command, or what server.mjs takes. */
export type Entry = { readonly name: string; readonly guarded: boolean };

/** Exports of a route module that run on the server with a stranger's request. */
const SERVED: ReadonlySet<string> = new Set(["loader", "action", "headers", "handle", "shouldRevalidate"]);
/** Those that only describe or draw what a loader already gave out. */
const DRAWN: ReadonlySet<string> = new Set(["default", "ErrorBoundary", "links", "meta", "headers"]);

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

/** Every file below a folder, as `folder/…`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted();
}

export function source(path: string): ts.SourceFile {
  return parse(path, readFileSync(new URL(path, ROOT), "utf8"));
}

/** The entries of one route module. `asPerson` counts only when it comes from the edge and is called by the export itself. */
export function routeEntries(file: ts.SourceFile): Entry[] {
  const guard = importedAs(file, "asPerson", /edge\/as-person\.server$/);
  return exportsOf(file)
    .filter(({ name }) => !DRAWN.has(name))
    .map(({ name, body }) => ({
      name: `${file.fileName} ${name}`,
      guarded: SERVED.has(name) && guard !== null && body !== null && everyWayCalls(body, guard),
    }));
}

export type Exported = { readonly name: string; readonly body: ts.Node | null };

/** What a module gives out, with the code behind each name where it stands in the module itself. */
export function exportsOf(file: ts.SourceFile): Exported[] {
  return file.statements.flatMap((statement): Exported[] => {
    if (ts.isExportDeclaration(statement)) return reexported(statement);
    if (ts.isExportAssignment(statement)) return [{ name: "default", body: statement.expression }];
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      const byDefault = statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword) === true;
      return [{ name: byDefault ? "default" : (statement.name?.text ?? ""), body: statement }];
    }
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map((one) => ({
        name: one.name.getText(),
        body: one.initializer ?? null,
      }));
    return [];
  });
}

function reexported(statement: ts.ExportDeclaration): Exported[] {
  if (statement.isTypeOnly) return [];
  // `export *` gives out names that nobody can read here: it is an entry by itself, and never guarded.
  if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause))
    return [{ name: "*", body: null }];
  return statement.exportClause.elements
    .filter((one) => !one.isTypeOnly)
    .map((one) => ({ name: one.name.text, body: null }));
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** The local name of an import; null = it is not imported from there, and a function of that name is another one. */
function importedAs(file: ts.SourceFile, name: string, from: RegExp): string | null {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!from.test(statement.moduleSpecifier.text) || bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const found = bindings.elements.find((one) => (one.propertyName ?? one.name).text === name);
    if (found !== undefined) return found.name.text;
  }
  return null;
}

/**
 * The first thing the function does is ask who it is: its first statement holds the call, outside any function, branch
 * or short circuit within it.
 */
function everyWayCalls(node: ts.Node, guard: string): boolean {
  if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const { body } = node;
  if (body === undefined) return false;
  const first = ts.isBlock(body) ? body.statements[0] : body;
  return first !== undefined && callsAlways(first, guard);
}

function callsAlways(node: ts.Node, guard: string): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === guard) return true;
  if (ts.isFunctionLike(node) || ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isTryStatement(node))
    return false;
  if (ts.isBinaryExpression(node) && SHORT.has(node.operatorToken.kind)) return callsAlways(node.left, guard);
  return ts.forEachChild(node, (child) => callsAlways(child, guard) || undefined) ?? false;
}

const SHORT: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** The names that server.mjs takes out of the bundle. */
export function takenByServer(file: ts.SourceFile): string[] {
  const taken = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "entry.module") taken.add(node.name.text);
    ts.forEachChild(node, look);
  };
  look(file);
  return [...taken].toSorted();
}

import { readFileSync } from "node:fs";

const IMPORT = /^import \{([^}]*)\} from "\.\/([\w-]+)\.js";$/gm;
const EXPORT = /^export (?=(?:async )?(?:const|let|function|class) (\w+))/gm;

/**
 * Modules of a folder as one classic script, which App Bridge has to be: each becomes a function of its own that runs
 * after those it imports. Knows only what our own files use: named imports from the same folder, exported declarations.
 */
export function oneScript(folder: URL, entry: string): string {
  const done = new Map<string, string>();
  addModule(folder, entry, done);
  return `(() => {\n"use strict";\n${[...done.values()].join("\n")}\n})();\n`;
}

function addModule(folder: URL, name: string, done: Map<string, string>): void {
  if (done.has(name)) return;
  done.set(name, "");
  const text = readFileSync(new URL(`${name}.js`, folder), "utf8");
  for (const [, , imported = ""] of text.matchAll(IMPORT)) addModule(folder, imported, done);
  // Told last, so that it stands after what it imports.
  done.delete(name);
  done.set(name, asFunction(name, text));
}

function asFunction(name: string, text: string): string {
  const exported = [...text.matchAll(EXPORT)].map(([, word]) => word);
  const body = text.replace(IMPORT, (_, words: string, from: string) => `const {${words}} = ${variable(from)};`);
  return `const ${variable(name)} = (() => {\n${body.replace(EXPORT, "")}\nreturn { ${exported.join(", ")} };\n})();`;
}

function variable(name: string): string {
  return `module_${name.replaceAll("-", "_")}`;
}

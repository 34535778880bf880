import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { parseExportHeader } from "./export-format";
import { parseHead, type Head } from "./head";
import { verifyLog, type Verdict } from "./verify-log";
import { NODE_TOOLS } from "./verify.server";

const USAGE = "npm run verify -- EXPORT.jsonl [--held HEAD.txt]";

/** Verifies an export from the command line. Exit code 0 = intact, 1 = altered, 2 = the files cannot be read. */
async function verifyFile(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { held: { type: "string" } } });
  const [file] = positionals;
  if (file === undefined) return say(2, USAGE);
  const held = values.held === undefined ? null : parseHead(readFileSync(values.held, "utf8"));
  if (values.held !== undefined && held === null)
    return say(2, `${values.held} is not a head: three lines, log, size, root.`);
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
  const rows = lines[Symbol.asyncIterator]();
  const first = await rows.next();
  const stated = first.done === true ? null : parseExportHeader(first.value);
  if (stated === null) return say(2, `${file} is not an export of a record.`);
  const verdict = await verifyLog(stated, { [Symbol.asyncIterator]: () => rows }, { held, tools: NODE_TOOLS });
  return verdict.intact ? say(0, intact(verdict.head, verdict.heldSize)) : say(1, altered(verdict));
}

function intact(head: Head, heldSize: number | null): string {
  const agreed =
    heldSize === null ? "No held head was given." : `Agrees with the head you hold (${String(heldSize)} rows).`;
  return `Record intact: ${String(head.size)} rows, root ${head.root}. ${agreed}`;
}

function altered({ fault }: Extract<Verdict, { intact: false }>): string {
  return `Record altered${fault.row === null ? "" : ` at row ${String(fault.row)}`}: ${fault.code}.`;
}

function say(code: number, sentence: string): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}

process.exitCode = await verifyFile(process.argv.slice(2)).catch((error: unknown) =>
  say(2, error instanceof Error ? error.message : String(error)),
);

import { pino, type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { scrub, scrubFields } from "./scrub";

let logger: Logger | undefined;

/**
 * The log, JSON lines. Tokens, secrets and personal data are removed before writing: Shopify's library puts whole session
 * tokens into error messages.
 */
export function log(level = "info"): Logger {
  logger ??= makeLog(level);
  return logger;
}

/**
 * pino's own redaction knows paths of a fixed depth; here every string of every field is scrubbed, however deep. Exported
 * for tests, which read what is written.
 */
export function makeLog(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    formatters: { log: (fields) => scrubFields(withoutErrors(fields)) as Record<string, unknown> },
    hooks: {
      logMethod(args, method) {
        // Of an error that is logged by itself pino takes the message as the line's own.
        const safe = args.map((arg: unknown) => (arg instanceof Error ? { err: describeError(arg) } : arg));
        method.apply(this, safe.map((arg) => (typeof arg === "string" ? scrub(arg) : arg)) as typeof args);
      },
    },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** A raw error in a log call is described, too. */
function withoutErrors(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? describeError(value) : (value as unknown),
    ]),
  );
}

const DEEPEST_CAUSE = 4;
const MOST_ERRORS = 5;
const MOST_CHARACTERS = 1000;

export type DescribedError = {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly causes?: readonly DescribedError[];
};

/**
 * What of an error may be written: name, scrubbed message, code and places; the same of its causes. Whatever else it
 * carries (a row in PostgreSQL's `detail`, a request's variables, the values zod received) is left out.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: "thrown", message: messageOf(thrownText(error)), stack: "" };
  const inner = depth < DEEPEST_CAUSE ? innerErrors(error).map((one) => describeError(one, depth + 1)) : [];
  const code = "code" in error && typeof error.code === "string" ? { code: scrub(error.code.slice(0, 40)) } : {};
  return {
    name: scrub(error.name),
    message: messageOf(error.message, error.name),
    stack: placesOf(error),
    ...code,
    ...(inner.length === 0 ? {} : { causes: inner }),
  };
}

function innerErrors(error: Error): unknown[] {
  const errors = error instanceof AggregateError ? (error.errors as unknown[]).slice(0, MOST_ERRORS) : [];
  return error.cause === undefined ? errors : [error.cause, ...errors];
}

/** A thrown object may be anything, a customer too; only what it is called is written. */
function thrownText(thrown: unknown): string {
  if (thrown instanceof Response) return `an answer, HTTP ${String(thrown.status)}`;
  return typeof thrown === "object" && thrown !== null ? Object.prototype.toString.call(thrown) : String(thrown);
}

/** Libraries write what they were given into their messages; of those, only the part that says what went wrong. */
function messageOf(message: string, name = ""): string {
  const told = name.startsWith("PrismaClient") ? lastLine(message) : message;
  // graphql-request: the request with its variables and the whole answer follow as JSON. PostgreSQL: the value.
  const short = told
    .replace(/: \{"(response|request)":.*$/s, "")
    .replace(/(invalid (?:input|value)[^"]*): ".*"/s, '$1: "[value]"');
  return scrub(short.slice(0, MOST_CHARACTERS));
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** The stack repeats the message first; only the places are kept. */
function placesOf({ stack = "" }: Error): string {
  const lines = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return scrub(lines.slice(0, 20).join("\n"));
}

import { pino, type Logger } from "pino";
import { scrub } from "./scrub";

let logger: Logger | undefined;

/**
 * The log, JSON lines. Tokens, e-mails and everything under a personal key are removed before writing: Shopify's library
 * puts whole session tokens into error messages.
 */
export function log(level = "info"): Logger {
  logger ??= pino({
    level,
    redact: {
      paths: ["email", "phone", "*.email", "*.phone", "*.accessToken", "*.refreshToken", "req.headers", "headers"],
      censor: "[hidden]",
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === "string" ? scrub(arg) : arg)) as typeof args);
      },
    },
  });
  return logger;
}

/** What of an error may be written: name, scrubbed message and stack. */
export function describeError(error: unknown): { name: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { name: "thrown", message: scrub(String(error)), stack: "" };
  return { name: error.name, message: scrub(error.message), stack: scrub(error.stack ?? "") };
}

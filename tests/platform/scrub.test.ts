import { z } from "zod";
import { describe, expect, it } from "vitest";
import { describeError, makeLog } from "../../app/platform/log.server";
import { hideAlways, scrub } from "../../app/platform/scrub";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const HMAC = "XWmrwMey6OsLMeiZKwP4FppHH3cmAiiJJAweH5Jo4bM=";

/** What a log line must never hold; each row below contains at least one of them. */
const SECRET = /eyJ|shp[a-z]{2}_\w|abc\.def|XWmr|michela|ferrari|333 ?123|0445|hunter2|s3cr3t|Marta Rossi/i;

const TEXTS: [what: string, text: string][] = [
  ["the library's own error", `Failed to parse session token '${TOKEN}'`],
  ["a token cut short", `bad token ${TOKEN.slice(0, 30)}`],
  ["an offline token", "token shpat_0123abcd expired"],
  ["an online token", "shpua_0123abcd"],
  ["a refresh token", '{"refresh_token":"shprt_0123abcd"}'],
  ["an app secret", "shpss_0123abcd"],
  ["an address with an id token", "GET /app?id_token=abc.def&x=1"],
  ["an encoded address", "GET /auth?shopify-reload=%2Fapp%3Fid_token%3Dabc.def"],
  ["a header", "authorization: Bearer abc.def"],
  ["a webhook's signature", `x-shopify-hmac-sha256: ${HMAC}`],
  ["a signed address", "GET /?hmac=XWmrwMey6OsLMeiZ&shop=x"],
  ["a secret in JSON", '{"client_secret":"s3cr3t-s3cr3t"}'],
  ["a secret in a string of JSON", JSON.stringify('{"client_secret":"s3cr3t-s3cr3t"}')],
  ["a database's address", "postgres://delega:hunter2@127.0.0.1:5432/delega"],
  ["an e-mail", "mail to michela.ferrari@posta.example bounced"],
  ["an encoded e-mail", "GET /app/orders?q=michela.ferrari%40posta.example"],
  ["an e-mail with umlauts", "Größe.michela@bücher.example"],
  ["a phone with its country", "calling +39 333 1234567"],
  ["a phone with 00", "calling 0039 333 1234567"],
  ["a mobile phone", "calling 333 1234567"],
  ["a phone without spaces", "calling 3331234567"],
  ["a landline", "calling 0445 123456"],
];

function written(write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = [];
  write(makeLog("trace", { write: (line) => lines.push(line) }));
  return lines;
}

describe("what goes to the log", () => {
  it.each(TEXTS)("%s is hidden in a message, in a field and in an error, however deep", (_, text) => {
    expect(text).toMatch(SECRET);
    expect(scrub(text)).not.toMatch(SECRET);
    const error = new Error(text, { cause: new AggregateError([new Error(text)], text) });
    const lines = written((log) => {
      log.warn(text);
      log.error({ what: { list: [{ text }] }, [text]: 1 }, text);
      log.error({ err: describeError(error) }, "failed");
      log.error(error);
    });
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toMatch(SECRET);
  });

  it.each([
    ["an order's id", "gid://shopify/Order/5000000001"],
    ["a time", "2026-11-24T16:40:00.000Z"],
    ["a shop", "loto-lento.myshopify.com"],
    ["a uuid", "0b6f3a52-9d1f-4c1e-8a54-3331234567ab"],
    ["a reference", "D-10482"],
    ["an amount", "30.00 EUR of 12345 minor units"],
    ["a digest", "3f786850e387550fdab836ed7e6dc881de23001b6f786850e387550fdab836ed"],
    ["a place", "    at readOrder (/srv/app/features/orders/read-order.server.ts:12:34)"],
  ])("%s stays readable", (_, text) => {
    expect(scrub(text)).toBe(text);
  });

  const carrying = (name: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { name, ...more });
  it.each([
    [
      "PostgreSQL's row",
      carrying("error", "duplicate key value violates unique constraint", {
        detail: "Key (name)=(Marta Rossi) already exists.",
        parameters: ["Marta Rossi"],
        where: "Marta Rossi",
      }),
    ],
    ["PostgreSQL's value", carrying("error", 'invalid input syntax for type uuid: "Marta Rossi"')],
    [
      "Prisma's arguments",
      carrying(
        "PrismaClientValidationError",
        "Invalid `create()` invocation:\n{ firstName: 'Marta Rossi' }\n\nArgument `id` is missing.",
      ),
    ],
    [
      "graphql-request's variables and answer",
      new Error(
        `Throttled: ${JSON.stringify({ response: { data: { name: "Marta Rossi" } }, request: { variables: {} } })}`,
      ),
    ],
    ["what zod received", z.object({ age: z.number() }).safeParse({ age: "Marta Rossi" }).error],
    ["a thrown person", { firstName: "Marta Rossi" }],
    ["a thrown answer", new Response("Marta Rossi", { status: 500 })],
    [
      "a fetch that failed",
      new TypeError("fetch failed", { cause: new Error("connect to https://x/?id_token=abc.def") }),
    ],
  ])("%s is not written, what went wrong is", (_, error) => {
    const described = describeError(error);
    expect(JSON.stringify(described)).not.toMatch(SECRET);
    expect(described.message.length).toBeGreaterThan(5);
    expect(written((log) => log.error({ err: error }, "x")).join("")).not.toMatch(SECRET);
  });

  it.each(["email", "phone", "firstName", "accessToken", "headers", "authorization", "detail", "clientSecret"])(
    "a field named %s is hidden whatever it holds",
    (name) => {
      const [line] = written((log) => log.info({ a: { b: { [name]: "Marta Rossi" } } }, "x"));
      expect(line).toContain('"[hidden]"');
      expect(line).not.toMatch(SECRET);
    },
  );

  it("an event is one line that hides nothing from its reader: no new line, no colours, no turned text", () => {
    const evil = 'Marta\n{"level":60,"msg":"all is well"}\r\n\u001b[2K\u009b31m\u202egnp.exe\u2028\u200bx\u0000';
    const lines = written((log) => {
      log.warn({ name: evil, [evil]: evil }, evil);
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd().split("\n")).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u202e]/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 40 });
  });

  it("the control: without scrubbing, the library's error does show the token", () => {
    expect(new Error(`Failed to parse session token '${TOKEN}'`).message).toMatch(SECRET);
  });

  it("a secret of ours without any form is hidden from the moment it is named", () => {
    const secret = "0f9c2a7711aa22bb33cc";
    expect(scrub(`bad ${secret}`)).toContain(secret);
    hideAlways(secret);
    expect(scrub(`bad ${secret}`)).toBe("bad [secret]");
  });

  it("causes and errors of errors are described, and their places", () => {
    const described = describeError(new Error("outer", { cause: new AggregateError([new Error("inner")], "several") }));
    expect(described.causes?.[0]).toMatchObject({ name: "AggregateError", causes: [{ message: "inner" }] });
    expect(described.stack).toMatch(/^\s+at /);
  });
});

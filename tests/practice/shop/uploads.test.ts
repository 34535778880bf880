import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAsking, type Asking } from "./asking";

let asking: Asking;
beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.store.close());

type Target = { url: string; resourceUrl: string; parameters: { name: string; value: string }[] };
type Made = {
  stagedUploadsCreate: { stagedTargets: Target[] | null; userErrors: { field: string[]; message: string }[] };
};

async function make(input: object) {
  const { data } = await asking.ask<Made>(
    "mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }",
    { input: [{ filename: "lines.jsonl", mimeType: "text/jsonl", resource: "BULK_MUTATION_VARIABLES", ...input }] },
  );
  return data.stagedUploadsCreate;
}

async function target(input: object): Promise<Target> {
  const { stagedTargets } = await make(input);
  const [made] = stagedTargets ?? [];
  if (made === undefined) throw new Error("no target");
  return made;
}

const put = async ({ url }: Target, body: string, type = "text/jsonl") =>
  (await fetch(url, { method: "PUT", body, headers: { "content-type": type } })).status;

async function post({ url, parameters }: Target, body: string, change: Record<string, string> = {}): Promise<number> {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, change[name] ?? value);
  form.append("file", new Blob([body]), "lines.jsonl");
  return (await fetch(url, { method: "POST", body: form })).status;
}

const received = () =>
  [...asking.store.state.uploads.values()].map(({ received: file }) =>
    file === null ? null : readFileSync(file.path, "utf8"),
  );

describe("a place for a file", () => {
  it("takes it by PUT at a signed address, or by a form with the parameters it named", async () => {
    expect(await put(await target({ httpMethod: "PUT" }), "one\n")).toBe(200);
    const form = await target({ httpMethod: "POST" });
    expect(await post(form, "two\n")).toBe(201);
    expect(form.resourceUrl).toBe(`${form.url}${form.parameters.find(({ name }) => name === "key")?.value ?? ""}`);
    expect(received()).toEqual(["one\n", "two\n"]);
  });

  it("refuses a wrong signature, kind, way or place, and a file that is late", async () => {
    const byPut = await target({ httpMethod: "PUT" });
    const byPost = await target({ httpMethod: "POST" });
    expect(await put({ ...byPut, url: byPut.url.replace(/signature=../, "signature=zz") }, "x")).toBe(403);
    expect(await put(byPut, "x", "image/png")).toBe(403);
    expect(await put({ ...byPut, url: byPost.resourceUrl }, "x")).toBe(403);
    expect(await post(byPost, "x", { signature: "no" })).toBe(403);
    expect(await post(byPost, "x", { key: "elsewhere" })).toBe(403);
    expect(await post(byPost, "x", { "Content-Type": "image/png" })).toBe(403);
    expect((await fetch(byPost.url, { method: "POST", body: "no form" })).status).toBe(400);
    asking.wait(25 * 3_600_000);
    expect(await put(byPut, "x")).toBe(403);
    expect(await post(byPost, "x")).toBe(403);
    expect(received()).toEqual([null, null]);
  });

  it("takes no more than was declared, and no more than its kind may weigh", async () => {
    const byPut = await target({ fileSize: "4", httpMethod: "PUT" });
    const byPost = await target({ fileSize: "4", httpMethod: "POST" });
    expect(await put(byPut, "12345")).toBe(400);
    expect(await post(byPost, "12345")).toBe(400);
    expect(await put(byPut, "1234")).toBe(200);
    expect(await post(byPost, "1234")).toBe(201);
    expect((await make({ fileSize: "100000001" })).userErrors[0]?.field).toEqual(["input", "0", "fileSize"]);
  });

  it.each<[why: string, input: object, field: string]>([
    ["a video without a size", { resource: "VIDEO", mimeType: "video/mp4", filename: "a.mp4" }, "fileSize"],
    ["no name", { filename: " " }, "filename"],
    ["no kind", { mimeType: "nothing" }, "mimeType"],
    ["a heavy picture", { resource: "IMAGE", mimeType: "image/png", fileSize: "20000001" }, "fileSize"],
  ])("is not made for %s", async (_, input, field) => {
    expect(await make(input)).toMatchObject({ stagedTargets: null, userErrors: [{ field: ["input", "0", field] }] });
  });
});

it("bulk mutations say that they are not played", async () => {
  const { errors } = await asking.ask(
    'mutation { bulkOperationRunMutation(mutation: "mutation { a }", stagedUploadPath: "tmp") { userErrors { message } } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe("PRACTICE_NOT_PLAYED");
});

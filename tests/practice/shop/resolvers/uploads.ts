import { randomBytes } from "node:crypto";
import { mostBytes, SIZED, WAITS_MS, type Upload } from "../uploads/upload";
import type { RootContext } from "./access";

type Input = {
  filename: string;
  mimeType: string;
  resource: string;
  fileSize?: string | number | null;
  httpMethod?: "PUT" | "POST" | null;
};
type Problem = { readonly field: string; readonly message: string };

const MOST_INPUTS = 250;

/** Places for files. A wrong one makes none; the wording of its error is assumed. */
export function uploadFields(context: RootContext) {
  return {
    stagedUploadsCreate: ({ input }: { input: Input[] }) => {
      const problems = input.flatMap((one, index) =>
        problemsOf(one).map(({ field, message }) => ({
          __typename: "UserError",
          field: ["input", String(index), field],
          message,
        })),
      );
      if (input.length > MOST_INPUTS)
        problems.push({
          __typename: "UserError",
          field: ["input"],
          message: "The input array is too long (maximum 250)",
        });
      return problems.length > 0
        ? { stagedTargets: null, userErrors: problems }
        : { stagedTargets: input.map((one) => target(context, one)), userErrors: [] };
    },
  };
}

function problemsOf({ filename, mimeType, resource, fileSize }: Input): Problem[] {
  const problems: Problem[] = [];
  if (filename.trim() === "") problems.push({ field: "filename", message: "Filename can't be blank" });
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimeType)) problems.push({ field: "mimeType", message: "Mime type is invalid" });
  if (fileSize == null && SIZED.has(resource))
    problems.push({ field: "fileSize", message: `File size is required for ${resource}` });
  if (fileSize != null && Number(fileSize) > mostBytes(resource))
    problems.push({ field: "fileSize", message: `File size exceeds ${String(mostBytes(resource))} bytes` });
  return problems;
}

function target({ state, shop }: RootContext, input: Input) {
  const method = input.httpMethod ?? "PUT";
  const secret = randomBytes(16).toString("hex");
  const upload: Upload = {
    key: `tmp/${shop.domain}/${input.resource.toLowerCase()}/${secret}/${input.filename.replace(/[^\w.-]+/g, "_")}`,
    shop: shop.domain,
    resource: input.resource,
    filename: input.filename,
    mimeType: input.mimeType,
    method,
    // A declared size is part of what was signed.
    mostBytes: input.fileSize == null ? mostBytes(input.resource) : Number(input.fileSize),
    signature: randomBytes(32).toString("hex"),
    expiresAt: state.now().getTime() + WAITS_MS,
    received: null,
  };
  state.uploads.set(upload.key, upload);
  const base = `${state.origin}/staged-uploads/`;
  const parameter = (name: string, value: string) => ({ __typename: "StagedUploadParameter", name, value });
  return method === "PUT"
    ? {
        url: `${base}${upload.key}?signature=${upload.signature}`,
        resourceUrl: `${base}${upload.key}`,
        parameters: [parameter("content_type", upload.mimeType), parameter("acl", "private")],
      }
    : {
        url: base,
        resourceUrl: `${base}${upload.key}`,
        parameters: [
          parameter("Content-Type", upload.mimeType),
          parameter("acl", "private"),
          parameter("key", upload.key),
          parameter("signature", upload.signature),
          parameter("policy", Buffer.from(JSON.stringify({ expires: upload.expiresAt })).toString("base64")),
        ],
      };
}

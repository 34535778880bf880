import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { asPerson } from "../../edge/as-person.server";
import { page } from "../../edge/respond.server";
import { exportRecord } from "../../features/audit/export.server";
import { onlyIfAllowed } from "../../features/gate/offered.server";
import { ok } from "../../platform/result";

/**
 * The whole record as a file: the exact bytes that were hashed, one entry a line. Who must ask for it may open the page
 * that says so, but not take it.
 */
export async function loader(args: LoaderFunctionArgs) {
  const domain = await page(
    asPerson(args, "record.export", async ({ shop, actor }) => {
      for (const right of ["record.read", "record.export"] as const) {
        const allowed = await onlyIfAllowed({ shop, actor }, right);
        if (!allowed.ok) return allowed;
      }
      return ok(shop.domain);
    }),
  );
  return new Response(createReadableStreamFromReadable(Readable.from(exportRecord(domain))), {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": 'attachment; filename="delega-record.jsonl"',
      "cache-control": "no-store",
    },
  });
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { asPerson } from "../../edge/as-person.server";
import { readParams } from "../../edge/read-form";
import { page } from "../../edge/respond.server";
import { activityLine } from "../../features/audit/read-activity.server";
import { readEntry } from "../../features/audit/record-store.server";
import { listPeople } from "../../features/policy/person-store.server";
import { onlyIfAllowed } from "../../features/gate/offered.server";
import { problem } from "../../platform/problem";
import { fail, ok } from "../../platform/result";
import { RowParams } from "./form";
import { EntryPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

const Reason = z.string().nullable().catch(null);

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "record.read", async ({ shop, actor }) => {
      const allowed = await onlyIfAllowed({ shop, actor }, "record.read");
      if (!allowed.ok) return allowed;
      const params = readParams(args.params, RowParams);
      if (!params.ok) return params;
      const [found, names] = await Promise.all([readEntry(shop.domain, params.value.row - 1), listPeople(shop.domain)]);
      if (found === undefined) return fail(problem("not_found"));
      return ok({
        line: activityLine(found, names),
        decision: found.entry.decision,
        // The rest of what was asked for may name people, and no page shows it.
        reason: Reason.parse(found.entry.input["reason"]),
        leaf: found.leaf,
      });
    }),
  );
}

export default function EntryRoute() {
  return <EntryPage {...useLoaderData<typeof loader>()} />;
}

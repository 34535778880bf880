import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { answer, page } from "../../edge/respond.server";
import { formatHead } from "../../features/audit/head";
import { readActivity } from "../../features/audit/read-activity.server";
import { readHead } from "../../features/audit/record-store.server";
import { verifyStored } from "../../features/audit/verify.server";
import { listPeople } from "../../features/policy/person-store.server";
import { offered, onlyIfAllowed } from "../../features/gate/offered.server";
import type { Verdict } from "../../features/audit/verify-log";
import type { Problem } from "../../platform/problem";
import { ok } from "../../platform/result";
import { before } from "./form";
import { ActivityPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

const PAGE = 25;

export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "record.read", async ({ shop, actor }) => {
      const allowed = await onlyIfAllowed({ shop, actor }, "record.read");
      if (!allowed.ok) return allowed;
      const query = { limit: PAGE, before: before(args.request.url) };
      const [names, head, download] = await Promise.all([
        listPeople(shop.domain),
        readHead(shop.domain),
        offered({ shop, actor }, "record.export"),
      ]);
      const lines = await readActivity(shop.domain, query, names);
      return ok({ lines, head: formatHead(head), size: head.size, paged: query.before !== undefined, download });
    }),
  );
}

/** Checks the whole record, row by row, on the stored bytes. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson<Verdict, Problem>(args, "record.read", async ({ shop, actor }) => {
      const allowed = await onlyIfAllowed({ shop, actor }, "record.read");
      return allowed.ok ? ok(await verifyStored(shop.domain)) : allowed;
    }),
  );
}

export default function ActivityRoute() {
  return <ActivityPage {...useLoaderData<typeof loader>()} />;
}

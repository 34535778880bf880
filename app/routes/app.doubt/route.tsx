import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import type { DoubtTold } from "../../features/doubt/doubt-answer";
import { dismiss } from "../../features/doubt/dismiss.server";
import { readDoubt } from "../../features/doubt/read-doubt.server";
import type { Ask } from "../../features/gate/ask";
import type { GateProblem } from "../../features/gate/performed";
import { decideRefund, lookForRefund, readOpenRefunds } from "../../features/refunds/decide-refund.server";
import { ok, type Result } from "../../platform/result";
import { DoubtForm } from "./form";
import { DoubtPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The owner sees all; an assistant their own, an auditor all, both without the buttons. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, now }) =>
      ok({ ...(await readDoubt({ shop, actor, now })), now }),
    ),
  );
}

/** Only the account owner, asked afresh of Shopify, looks, decides or takes something off the list. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "owner", async ({ shop, actor }) => {
      const form = await readForm(args.request, DoubtForm);
      return form.ok ? work(form.value, { shop, actor, requestKey: form.value.requestKey, input: {} }) : form;
    }),
  );
}

async function work(form: DoubtForm, ask: Ask): Promise<Result<DoubtTold, GateProblem>> {
  const { id } = form;
  switch (form.intent) {
    case "look":
      return told(await lookForRefund(ask.shop, id));
    case "paid":
      return told(await decideRefund({ ...ask, input: { intentId: id, answer: "paid", changeGid: form.changeGid } }));
    case "not_paid":
      return told(await decideRefund({ ...ask, input: { intentId: id, answer: "not_paid" } }));
    case "refunds": {
      const refunds = await readOpenRefunds(ask.shop, id);
      return refunds.ok ? ok({ outcome: "refunds", reference: "", refunds: refunds.value }) : refunds;
    }
    case "dismiss": {
      const seen = await dismiss({ ...ask, input: { what: form.what, id } });
      return seen.ok ? ok({ outcome: "seen", reference: "", refunds: [] }) : seen;
    }
  }
}

function told<P>(
  decided: Result<{ readonly outcome: "found" | "paid" | "not_paid" | "open"; readonly reference: string }, P>,
): Result<DoubtTold, P> {
  return decided.ok ? ok({ ...decided.value, refunds: [] }) : decided;
}

export default function DoubtRoute() {
  return <DoubtPage {...useLoaderData<typeof loader>()} />;
}

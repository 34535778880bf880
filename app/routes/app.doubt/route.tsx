import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asPerson } from "../../edge/as-person.server";
import { EFFECTS } from "../../effects.server";
import { readForm } from "../../edge/read-form";
import { answer, page } from "../../edge/respond.server";
import type { DoubtTold } from "../../features/doubt/doubt-answer";
import { dismiss } from "../../features/doubt/dismiss.server";
import { openChange } from "../../features/doubt/open-change";
import { readDoubt } from "../../features/doubt/read-doubt.server";
import type { Ask } from "../../features/gate/ask";
import { decideDoubt, lookAgain, readOpenChanges, type Decided } from "../../features/gate/decide-doubt.server";
import type { GateProblem } from "../../features/gate/performed";
import { ok, type Result } from "../../platform/result";
import { DoubtForm } from "./form";
import { DoubtPage } from "./page";

export { ErrorPage as ErrorBoundary } from "../../edge/error-page";

/** The owner sees all; an assistant their own, an auditor all, both without the buttons. */
export async function loader(args: LoaderFunctionArgs) {
  return page(
    asPerson(args, "order.read", async ({ shop, actor, now }) =>
      ok({ ...(await readDoubt({ shop, actor, now }, EFFECTS)), now }),
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
      return told(await lookAgain(EFFECTS, { shop: ask.shop, intentId: id }));
    case "happened":
      return told(
        await decideDoubt(EFFECTS, { ...ask, input: { intentId: id, answer: "happened", changeGid: form.changeGid } }),
      );
    case "not_happened":
      return told(await decideDoubt(EFFECTS, { ...ask, input: { intentId: id, answer: "not_happened" } }));
    case "changes":
      return changes(ask, id);
    case "dismiss": {
      const seen = await dismiss({ ...ask, input: { what: form.what, id } });
      return seen.ok ? ok({ outcome: "seen", reference: "", changes: [] }) : seen;
    }
  }
}

async function changes(ask: Ask, intentId: string): Promise<Result<DoubtTold, GateProblem>> {
  const read = await readOpenChanges(EFFECTS, { shop: ask.shop, intentId });
  if (!read.ok) return read;
  const { effect, open } = read.value;
  return ok({ outcome: "changes", reference: "", changes: open.map((one) => openChange(effect, one)) });
}

function told<P>(decided: Result<Decided, P>): Result<DoubtTold, P> {
  return decided.ok ? ok({ ...decided.value, changes: [] }) : decided;
}

export default function DoubtRoute() {
  return <DoubtPage {...useLoaderData<typeof loader>()} />;
}

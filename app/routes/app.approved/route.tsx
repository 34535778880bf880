import type { ActionFunctionArgs } from "@remix-run/node";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer } from "../../edge/respond.server";
import { doApproved } from "../../features/approvals/do-approved.server";
import { ApprovedForm } from "./form";

/** Only the one who asked does it, and only what was approved; the gate says so under its locks. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "begun", async (visit) => {
      const form = await readForm(args.request, ApprovedForm);
      return form.ok ? doApproved(visit, form.value.id) : form;
    }),
  );
}

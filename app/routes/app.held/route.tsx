import type { ActionFunctionArgs } from "@remix-run/node";
import { asPerson } from "../../edge/as-person.server";
import { readForm } from "../../edge/read-form";
import { answer } from "../../edge/respond.server";
import { undoHeld } from "../../features/gate/undo-held-store.server";
import { UndoForm } from "./form";

/** At any hour, also for whose right ended meanwhile: less happens, never more. Only their own, and all for the owner. */
export async function action(args: ActionFunctionArgs) {
  return answer(
    asPerson(args, "anyone", async ({ shop, actor, now }) => {
      const form = await readForm(args.request, UndoForm);
      if (!form.ok) return form;
      return undoHeld({ shop: shop.domain, actor, intentId: form.value.id, now });
    }),
  );
}

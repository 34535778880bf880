import { z } from "zod";
import { problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import type { Tx } from "../../platform/tx";
import type { Ask } from "../gate/ask";
import { noteDoubt } from "../gate/doubt-store.server";
import { defineLocalEffect } from "../gate/effect";
import { performLocal } from "../gate/perform-local.server";
import type { GateProblem, Performed } from "../gate/performed";
import { dismissPoisonJob } from "../gate/poison-store.server";
import { closeDataRequest } from "../register/customer-store.server";

const DismissInput = z.strictObject({ what: z.enum(["change", "job", "data_request"]), id: z.uuid() });
type DismissInput = z.infer<typeof DismissInput>;

const DISMISS: Readonly<Record<DismissInput["what"], (tx: Tx, shop: string, id: string) => Promise<boolean>>> = {
  change: noteDoubt,
  job: dismissPoisonJob,
  data_request: closeDataRequest,
};

/** The owner saw something that nothing more can be done about, or did what it asked for: it leaves the list. */
const dismissDoubt = defineLocalEffect<DismissInput>({
  name: "doubt.dismiss",
  action: "doubt.decide",
  input: DismissInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  async run(tx, { what, id }, { shop }) {
    if (!(await DISMISS[what](tx, shop.domain, id))) return fail(problem("doubt_settled"));
    return ok({ recorded: { what, id }, before: { seen: false }, after: { seen: true } });
  },
});

/** Recorded like every other change of ours; the same request twice does it once. */
export function dismiss(ask: Ask): Promise<Result<Performed, GateProblem>> {
  return performLocal(dismissDoubt, ask);
}

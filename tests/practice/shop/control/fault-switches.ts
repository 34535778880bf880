import { z } from "zod";
import { FAULT_KINDS } from "../faults";
import { ok, type Switches } from "./switch";

const FaultBody = z.object({
  operation: z.string().default("*"),
  kind: z.enum(FAULT_KINDS),
  times: z.number().default(1),
  share: z.number().min(0).max(1).optional(),
  shop: z.string().optional(),
  ms: z.number().optional(),
});

export const FAULT_SWITCHES: Switches = {
  "GET /practice/faults": (state) => ok(state.faults.filter(({ times }) => times > 0)),
  "POST /practice/faults": (state, { body }) => ok({ faults: state.faults.push(FaultBody.parse(body)) }),
  "POST /practice/faults/clear": (state) => {
    state.faults.length = 0;
    return ok({});
  },
};

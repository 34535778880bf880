import type { Result } from "../../platform/result";
import { approvable, type Approvable } from "../gate/approvable.server";
import { yesNo } from "../gate/detail";
import { performOrAsk, type ChangeDone, type Wanted } from "../gate/perform-or-ask.server";
import type { GateProblem } from "../gate/performed";
import { cancelOrder } from "./cancel-order.effect.server";

/** Cancels an order through the gate: exactly once, recorded. No money moves; see `cancelOrder`. */
export function requestCancel(wanted: Wanted): Promise<Result<ChangeDone, GateProblem>> {
  return performOrAsk(cancelOrder, wanted);
}

export const APPROVABLE_CANCEL: Approvable = approvable(cancelOrder, ({ reason, restock, notify }) => [
  { label: "approvals:reason", word: `steps:cancel_${reason}` },
  yesNo("steps:restock", restock),
  yesNo("approvals:notify", notify),
]);

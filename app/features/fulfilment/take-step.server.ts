import type { JsonObject } from "../../platform/json";
import type { Problem } from "../../platform/problem";
import type { Result } from "../../platform/result";
import type { ChangeDone, Wanted } from "../gate/perform-or-ask.server";
import type { GateProblem } from "../gate/performed";
import { requestCancel } from "../orders/request-cancel.server";
import { requestHold, requestParcel, requestRelease, requestTracking } from "./request-shipping.server";

type Asking = Omit<Wanted, "input"> & { readonly orderGid: string };

const REQUEST = {
  cancel: requestCancel,
  hold: requestHold,
  release: requestRelease,
  fulfil: requestParcel,
  tracking: requestTracking,
} as const;

/** What somebody chose on the page of a step. */
export type Taken = { readonly intent: keyof typeof REQUEST; readonly choice: JsonObject };

/** One step of an order's way out, as somebody chose it on its page, or the question for it; the effect itself says what may be chosen. */
export function takeStep(
  { orderGid, ...wanted }: Asking,
  { intent, choice }: Taken,
): Promise<Result<ChangeDone, GateProblem | Problem>> {
  return REQUEST[intent]({ ...wanted, input: { orderGid, ...choice } });
}

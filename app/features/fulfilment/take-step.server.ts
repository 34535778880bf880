import type { JsonObject } from "../../platform/json";
import type { Problem } from "../../platform/problem";
import type { Result } from "../../platform/result";
import type { Ask } from "../gate/ask";
import type { GateProblem } from "../gate/performed";
import { requestCancel } from "../orders/request-cancel.server";
import {
  requestHold,
  requestParcel,
  requestRelease,
  requestTracking,
  type ShippingDone,
} from "./request-shipping.server";

type Asking = Omit<Ask, "input"> & { readonly orderGid: string };

const REQUEST = {
  cancel: requestCancel,
  hold: requestHold,
  release: requestRelease,
  fulfil: requestParcel,
  tracking: requestTracking,
} as const;

/** What somebody chose on the page of a step. */
export type Taken = { readonly intent: keyof typeof REQUEST; readonly choice: JsonObject };

/** One step of an order's way out, as somebody chose it on its page; the effect itself says what may be chosen. */
export function takeStep(
  { orderGid, ...ask }: Asking,
  { intent, choice }: Taken,
): Promise<Result<ShippingDone, GateProblem | Problem>> {
  return REQUEST[intent]({ ...ask, input: { orderGid, ...choice } });
}

import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import type { Shown } from "../gate/effect";
import { amountOfRefund } from "../refunds/refund";
import type { OpenChange } from "./doubt-answer";
import { saysByWhom } from "./what";

const Tracked = z.object({ tracking: z.object({ company: z.array(z.string()), number: z.array(z.string()) }) });

/** A change that Shopify shows, as the owner chooses it: by what the record would keep of it, nothing of the customer. */
export function openChange(effect: string, { gid, at, after, byUs }: Shown): OpenChange {
  return {
    gid,
    at,
    amount: amountOfRefund(after),
    tracking: trackingOf(after),
    byDelega: saysByWhom(effect) ? byUs : null,
  };
}

function trackingOf(after: JsonObject): string | null {
  const parsed = Tracked.safeParse(after);
  if (!parsed.success) return null;
  const { company, number } = parsed.data.tracking;
  return number.map((end, index) => [company[index] ?? "", end].filter((part) => part !== "").join(" ")).join(", ");
}

import { useSay } from "../../ui/use-say";
import { useShell } from "../../ui/shell-context";
import type { Decision } from "./decision";
import { explainReason } from "./explain";

/** Why not, the deciding reason first, in the reader's words. */
export function ReasonList({ decision }: { readonly decision: Decision }) {
  const say = useSay();
  const { locale, shop } = useShell();
  const reader = { locale, timeZone: shop.timeZone, currency: shop.currency, owner: shop.ownerName };
  const payment = (status: string) => say(`orders:pay_${status}`);
  return (
    <span>
      {decision.reasons.map((reason) => {
        const { key, params } = explainReason(reason, reader, payment);
        return (
          <span key={`${reason.code}${"room" in reason ? reason.room.window : ""}`}>
            {say(`policy:${key}`, params)}
            <br />
          </span>
        );
      })}
    </span>
  );
}

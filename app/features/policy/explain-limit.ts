import { formatMoney } from "../../platform/money";
import type { Reader, Sentence } from "./explain";
import type { Limit } from "./limit";

/** A limit as a rule of the role: how much or how often, per what; and what it says when it is exceeded. */
export function explainLimit({ measure, window, whose, max, over }: Limit, reader: Reader): Sentence {
  const amount = formatMoney({ amountMinor: max, currency: reader.currency }, reader.locale);
  const together = whose === "all" ? "_together" : "";
  const per = reader.word(`window_per_${window}`);
  if (measure === "percent") return { key: `upTo_percent_${over}`, params: { max: String(max) } };
  return {
    key: `upTo_${measure}${together}_${over}`,
    params: { max: measure === "count" ? String(max) : amount, per },
  };
}

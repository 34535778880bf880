import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Doubt } from "./doubt";

type Sentence = "question" | "happenedMeans" | "notHappenedMeans" | "whichOne" | "noneOpen";

/** A change in the reader's words: what it was to do, and what the owner's answers mean for it. */
export function useWhat() {
  const { t } = useTranslation("doubt");
  const say = useSay();
  const format = useFormat();
  const amountOf = ({ amount }: Doubt) => (amount === null ? t("refundPlain") : format.money(amount));
  return {
    /** "Refund 12.50 €", "Parcel for #1042" */
    what: (doubt: Doubt) =>
      doubt.amount === null
        ? say(`doubt:what_${doubt.effect}`, { order: doubt.orderName ?? doubt.reference })
        : t("refund", { amount: format.money(doubt.amount) }),
    sentence: (sentence: Sentence, doubt: Doubt) =>
      say(`doubt:${sentence}_${doubt.effect}`, { amount: amountOf(doubt), time: format.moment(doubt.askedAt) }),
    /** Counted against the limits: money by its amount, what has none by how often it is done. */
    counted: (is: "counted" | "notCounted", { amount }: Doubt) =>
      amount === null ? t(`${is}Once`) : t(is, { amount: format.money(amount) }),
  };
}

import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Room } from "../policy/decision";
import type { DecideView, RequestView } from "./request-view";

/** A request in the reader's words. */
export function useRequestWords() {
  const { t } = useTranslation("approvals");
  const say = useSay();
  const format = useFormat();
  return {
    /** "Refund 50.00 € · #1042" */
    what: ({ effect, amount, orderName }: Pick<RequestView, "effect" | "amount" | "orderName">) => {
      const words = say(`audit:effect_${effect}`);
      const named = amount === null ? words : `${words} ${format.money(amount)}`;
      return orderName === null ? named : `${named} · ${orderName}`;
    },
    overWords: ({ measure, max, over }: Room) =>
      measure === "count" ? t("overTimes", { max }) : t("over", { over: format.minor(over), max: format.minor(max) }),
  };
}

const HOUR_S = 3600;

/** "Usually answered within 2 hours", while it waits; null = it does not wait, or nothing is known yet. */
export function useUsualAnswer({ state, usualSeconds }: Pick<DecideView, "state" | "usualSeconds">): string | null {
  const { t } = useTranslation("approvals");
  if (state !== "PENDING_APPROVAL" || usualSeconds === null) return null;
  return t("usually", { count: Math.max(1, Math.ceil(usualSeconds / HOUR_S)) });
}

import { useTranslation } from "react-i18next";
import { AnswerSign } from "../../ui/answer-sign";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Right } from "./my-rights";
import { roomSentence } from "./room-sentence";

/** Each right one sentence, with what is left. */
export function RightsList({ rights }: { readonly rights: readonly Right[] }) {
  const { t } = useTranslation(["policy"]);
  const say = useSay();
  const format = useFormat();
  return (
    <ul className="delega-list">
      {rights.map((right) => (
        <li key={right.action} style={{ display: "flex", gap: 12 }}>
          <AnswerSign answer={right.answer} />
          <span>
            {say(`policy:action_${right.action}`)}
            {right.refund === null ? null : (
              <>
                <br />
                {t("policy:refundSentence", {
                  perOrder: format.minor(right.refund.perOrderMinor),
                  perDay: format.minor(right.refund.perDayMinor),
                  days: right.refund.days,
                })}
              </>
            )}
            {right.answer === "deny"
              ? null
              : right.rooms
                  .filter((room) => room.window !== "order")
                  .map((room) => (
                    <span key={room.window}>
                      <br />
                      <strong>{t(...roomSentence(room, format.minor))}</strong>
                    </span>
                  ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

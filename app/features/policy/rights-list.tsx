import { AnswerSign } from "../../ui/answer-sign";
import { useSay } from "../../ui/use-say";
import { explainCondition } from "./explain-condition";
import { explainLimit } from "./explain-limit";
import { roomSentence, toldRooms } from "./explain";
import type { Right } from "./my-rights";
import { useReader } from "./use-reader";

/** Each right one sentence, with its conditions and what is left. Limits of one order are told on the order. */
export function RightsList({ rights }: { readonly rights: readonly Right[] }) {
  const say = useSay();
  const { reader, tell } = useReader();
  return (
    <ul className="delega-list">
      {rights.map((right) => (
        <li key={right.action} style={{ display: "flex", gap: 12 }}>
          <AnswerSign answer={right.answer} />
          <span>
            {say(`policy:action_${right.action}`)}
            {right.answer === "deny" ? null : (
              <>
                {right.conditions.map((condition) => (
                  <span key={condition.kind}>
                    <br />
                    {tell(explainCondition(condition, reader))}
                  </span>
                ))}
                {right.perOrder.map((limit) => (
                  <span key={`${limit.measure}${limit.window}${String(limit.max)}`}>
                    <br />
                    {tell(explainLimit(limit, reader))}
                  </span>
                ))}
                {toldRooms(right.rooms).map((room) => (
                  <span key={`${room.measure}${room.window}${room.whose}${String(room.max)}`}>
                    <br />
                    <strong>{tell(roomSentence(room, reader))}</strong>
                  </span>
                ))}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

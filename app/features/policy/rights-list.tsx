import { AnswerSign } from "../../ui/answer-sign";
import { useSay } from "../../ui/use-say";
import { explainCondition } from "./explain-condition";
import { explainLimit } from "./explain-limit";
import { roomSentence, toldRooms } from "./explain";
import { hoursApart, type Right } from "./my-rights";
import { useReader } from "./use-reader";

type RightsListProps = { readonly rights: readonly Right[] };

/** Each right one sentence, with its conditions and what is left; hours that hold for all stand once above them. */
export function RightsList({ rights }: RightsListProps) {
  const { hours, apart } = hoursApart(rights);
  const { reader, tell } = useReader();
  const say = useSay();
  return (
    <>
      {hours === null ? null : <p>{say("policy:worksAt", { hours: tell(explainCondition(hours, reader)) })}</p>}
      <RightRows rights={apart} />
    </>
  );
}

/** The rows alone. Limits of one order are told on the order; what is left of the others stands at the end of the line. */
export function RightRows({ rights }: RightsListProps) {
  const say = useSay();
  const { reader, tell } = useReader();
  return (
    <ul className="delega-list">
      {rights.map((right) => (
        <li key={right.action} className="delega-right">
          <AnswerSign answer={right.answer} />
          <span className="delega-right-words">
            {say(`policy:action_${right.action}`)}
            {right.answer === "deny"
              ? null
              : [
                  ...right.conditions.map((condition) => explainCondition(condition, reader)),
                  ...right.perOrder.map((limit) => explainLimit(limit, reader)),
                ].map((sentence) => <span key={JSON.stringify(sentence)}>{tell(sentence)}</span>)}
          </span>
          {right.answer === "deny" ? null : (
            <span className="delega-right-left">
              {toldRooms(right.rooms).map((room) => (
                <span key={`${room.measure}${room.window}${room.whose}${String(room.max)}`}>
                  {tell(roomSentence(room, reader))}
                </span>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

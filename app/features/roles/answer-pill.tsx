import type { Answer } from "../policy/rule";
import { AnswerShape } from "./answer-signs";
import type { Cell } from "./cell";
import { useRoleWords } from "./use-role-words";

/** An answer in the matrix: limits stand inside the tick, "cannot" is only a dash to the eye and a word to a reader. */
export function CellPill({ cell }: { readonly cell: Cell }) {
  const { cellText, say } = useRoleWords();
  const { answer, conditions } = cell;
  return (
    <span className="delega-pill" data-answer={answer}>
      <AnswerShape answer={answer} />
      <span className={answer === "deny" ? "delega-hidden" : undefined}>{cellText(cell)}</span>
      {conditions ? (
        <>
          <span className="delega-dot" aria-hidden="true" />
          <span className="delega-hidden">{say("roles:withConditions")}</span>
        </>
      ) : null}
    </span>
  );
}

/** An answer with its word, as the legend shows it. */
export function AnswerPill({ answer }: { readonly answer: Answer }) {
  const { say } = useRoleWords();
  return (
    <span className="delega-pill" data-answer={answer} data-solid="true">
      <AnswerShape answer={answer} />
      {say(`matrix:answer_${answer}`)}
    </span>
  );
}

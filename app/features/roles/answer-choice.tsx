import { Fragment, useId } from "react";
import type { Answer } from "../policy/rule";
import { ANSWERS, AnswerShape } from "./answer-signs";
import { useRoleWords } from "./use-role-words";

type AnswerChoiceProps = {
  /** What is answered, for those who cannot see where the choice stands. */
  readonly label: string;
  /** Null = none of the three: the rows beneath do not agree. */
  readonly value: Answer | null;
  readonly onChange: (answer: Answer) => void;
};

/** Can, must ask, cannot: one choice of three, by mouse, touch and arrow keys. */
export function AnswerChoice({ label, value, onChange }: AnswerChoiceProps) {
  const { say } = useRoleWords();
  const id = useId();
  return (
    <fieldset className="delega-choice" aria-label={label}>
      {ANSWERS.map((answer) => (
        <Fragment key={answer}>
          <input
            className="delega-hidden"
            type="radio"
            id={`${id}-${answer}`}
            name={id}
            value={answer}
            checked={value === answer}
            onChange={() => {
              onChange(answer);
            }}
          />
          <label htmlFor={`${id}-${answer}`}>
            {value === answer ? <AnswerShape answer={answer} /> : null}
            {say(`matrix:answer_${answer}`)}
          </label>
        </Fragment>
      ))}
    </fieldset>
  );
}

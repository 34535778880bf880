import type { Decision } from "../policy/decision";
import type { Answer } from "../policy/rule";
import type { Attempt } from "./attempt";
import { rightChoice, rightReplies, type Exercise } from "./exercise";
import type { Parts } from "./parts";
import type { Remedy, Reply } from "./remedy";

/** What came of an attempt: each part beside what would have been right, and what the rules say to both. */
export type Judged = {
  readonly parts: Parts;
  readonly attempt: Attempt;
  readonly right: {
    readonly replies: readonly Reply[];
    readonly remedy: Remedy | null;
    readonly amountMinor: number;
    readonly way: Answer;
  };
  /** The rules' answer to what was chosen: the limit is judged by it, whether or not the choice was right. */
  readonly decision: Decision;
};

type Decisions = { readonly right: Decision; readonly chosen: Decision };

/** Judges the three parts apart; the rules' two answers are handed in. */
export function judge(exercise: Exercise, attempt: Attempt, { right, chosen }: Decisions): Judged {
  const { remedy, amountMinor } = rightChoice(exercise);
  const replies = rightReplies(exercise, right);
  const { asksRemedy } = exercise;
  return {
    parts: {
      reply: replies.includes(attempt.reply),
      remedy: asksRemedy ? attempt.remedy === remedy && attempt.amountMinor === amountMinor : null,
      limit: attempt.way === chosen.answer,
    },
    attempt,
    right: { replies, remedy: asksRemedy ? remedy : null, amountMinor, way: right.answer },
    decision: chosen,
  };
}

import { CheckIcon, MinusIcon, QuestionCircleIcon } from "@shopify/polaris-icons";
import type { Answer } from "../policy/rule";

export const ANSWERS: readonly Answer[] = ["can", "ask", "deny"];
const SIGNS = { can: CheckIcon, ask: QuestionCircleIcon, deny: MinusIcon } as const;

/** Tick, question mark, dash: the same shape for an answer wherever it stands; the word stands beside it. */
export function AnswerShape({ answer }: { readonly answer: Answer }) {
  const Sign = SIGNS[answer];
  return <Sign aria-hidden="true" focusable="false" />;
}

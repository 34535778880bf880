import { Icon } from "@shopify/polaris";
import { CheckCircleIcon, MinusCircleIcon, QuestionCircleIcon } from "@shopify/polaris-icons";
import { useAnswerWord } from "./use-answer-word";

const SIGNS = {
  can: { icon: CheckCircleIcon, tone: "success" },
  ask: { icon: QuestionCircleIcon, tone: "caution" },
  deny: { icon: MinusCircleIcon, tone: "subdued" },
} as const;

/** One sign for each answer: shape and word besides colour. */
export function AnswerSign({ answer }: { readonly answer: "can" | "ask" | "deny" }) {
  const wordOf = useAnswerWord();
  const { icon, tone } = SIGNS[answer];
  return (
    <span style={{ flex: "0 0 20px" }}>
      <Icon source={icon} tone={tone} accessibilityLabel={wordOf(answer)} />
    </span>
  );
}

import { BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon, XCircleIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AnswerSign } from "../../ui/answer-sign";
import { useAnswerWord } from "../../ui/use-answer-word";
import { useFormat } from "../../ui/use-format";
import { ReasonList } from "../policy/reason-list";
import type { TryResult } from "./try-result";
import { allRight } from "./parts";
import { movesMoney, type Remedy } from "./remedy";
import { nextOpen } from "./score";
import { trainingAddress } from "./training-address";
import type { ExerciseView } from "./training-view";
import { useReplyName } from "./use-reply-name";

type ResultProps = { readonly judged: TryResult; readonly exercise: ExerciseView };

/** What came of it, part by part, each with the sentence of the rule behind it; first of all that nothing left the shop. */
export function ResultCard({ judged, exercise }: ResultProps) {
  const { t } = useTranslation("training");
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The answer appears below the buttons: whoever listens or has a small screen is taken there.
    shown.current?.focus();
  }, [judged]);
  const { parts } = judged;
  const right = allRight(parts);
  const title = exercise.id === null ? t("ownAs", { order: exercise.orderName }) : t(`title_${exercise.id}`);
  return (
    <Card>
      <div ref={shown} tabIndex={-1} className="delega-training-result">
        <BlockStack gap="300">
          <InlineStack gap="200" blockAlign="center" wrap={false}>
            <Sign right={right} />
            <Text as="h2" variant="headingMd">
              {t(right ? "resultRight" : "resultWrong", { title })}
            </Text>
          </InlineStack>
          <Text as="p">{t("nothingLeft")}</Text>
          {judged.kept ? null : <Text as="p">{t("notKept")}</Text>}
          <div>
            <ReplyPart judged={judged} />
            {parts.remedy === null ? null : <RemedyPart judged={judged} exercise={exercise} />}
            <LimitPart judged={judged} />
          </div>
          <After exercise={exercise} right={right} />
        </BlockStack>
      </div>
    </Card>
  );
}

function Sign({ right }: { readonly right: boolean }) {
  const { t } = useTranslation("training");
  return (
    <span className="delega-training-sign">
      <Icon
        source={right ? CheckCircleIcon : XCircleIcon}
        tone={right ? "success" : "critical"}
        accessibilityLabel={t(right ? "mark_right" : "mark_wrong")}
      />
    </span>
  );
}

type PartProps = { readonly right: boolean; readonly name: string; readonly children: ReactNode };

function Part({ right, name, children }: PartProps) {
  return (
    <div className="delega-training-part">
      <Sign right={right} />
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        {children}
      </BlockStack>
    </div>
  );
}

function ReplyPart({ judged: { parts, attempt, right } }: Pick<ResultProps, "judged">) {
  const { t } = useTranslation("training");
  const nameOf = useReplyName();
  const [first = "own"] = right.replies;
  return (
    <Part right={parts.reply} name={t("resultReply")}>
      <Text as="p">
        {parts.reply
          ? t("fits", { reply: nameOf(attempt.reply) })
          : t("fitsNot", { given: nameOf(attempt.reply), reply: nameOf(first) })}
      </Text>
      <Text as="p" tone="subdued">
        {first === "refunded" || (first === "own" && attempt.reply === "refunded")
          ? t("ruleRefunded")
          : first === "own"
            ? t("ruleOwn")
            : t(`rule_${first}`)}
      </Text>
    </Part>
  );
}

function RemedyPart({ judged: { parts, attempt, right, decision }, exercise: { id } }: ResultProps) {
  const { t } = useTranslation("training");
  const format = useFormat();
  const word = (remedy: Remedy, amountMinor: number) =>
    movesMoney(remedy)
      ? t("remedyAmount", { remedy: t(`remedy_${remedy}`), amount: format.minor(amountMinor) })
      : t(`remedy_${remedy}`);
  const given = word(attempt.remedy, attempt.amountMinor);
  const remedy = word(right.remedy ?? attempt.remedy, right.amountMinor);
  const wordOf = useAnswerWord();
  return (
    <Part right={parts.remedy === true} name={t("resultRemedy")}>
      <Text as="p">
        {parts.remedy === true ? t("remedyFits", { remedy: given }) : t("remedyNot", { given, remedy })}
      </Text>
      {id === null ? null : (
        <Text as="p" tone="subdued">
          {t(`why_${id}`)}
        </Text>
      )}
      {parts.remedy === true || right.way === decision.answer ? null : (
        <Text as="p" tone="subdued">
          {t("limitOfRight", { answer: wordOf(right.way) })}
        </Text>
      )}
    </Part>
  );
}

function LimitPart({ judged: { parts, attempt, decision } }: Pick<ResultProps, "judged">) {
  const { t } = useTranslation("training");
  const wordOf = useAnswerWord();
  const given = { can: t("doIt"), ask: t("askIt"), deny: t("notMine") }[attempt.way];
  return (
    <Part right={parts.limit} name={t("resultLimit")}>
      <Text as="p">{parts.limit ? t("limitRight") : t("limitWrong", { given })}</Text>
      <span className="delega-answer">
        <AnswerSign answer={decision.answer} />
        <span aria-hidden="true">{wordOf(decision.answer)}</span>
      </span>
      <Text as="p" tone="subdued">
        <ReasonList decision={decision} />
      </Text>
    </Part>
  );
}

function After({ exercise, right }: { readonly exercise: ExerciseView; readonly right: boolean }) {
  const { t } = useTranslation("training");
  const next = exercise.id === null ? null : nextOpen(exercise.score.marks, exercise.id);
  return (
    <BlockStack gap="200">
      {right ? null : (
        <Text as="p" tone="subdued">
          {t("tryAgain")}
        </Text>
      )}
      <div>
        <Button url={trainingAddress(exercise, next ?? undefined)}>{t(next === null ? "toStart" : "next")}</Button>
      </div>
    </BlockStack>
  );
}

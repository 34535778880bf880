import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { amountText, typedAmount } from "../../platform/typed-amount";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { ShopMark } from "../../ui/shop-mark";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import { AmountField } from "../delegation/amount-field";
import { useChoiceName } from "../delegation/use-choice-name";
import type { Answer } from "../policy/rule";
import type { TryResult } from "./try-result";
import { movesMoney, REMEDIES, REPLIES, type Remedy, type Reply } from "./remedy";
import { ResultCard } from "./result-card";
import type { ExerciseView } from "./training-view";
import { useReplyName } from "./use-reply-name";

type Done = { readonly ok: boolean; readonly value?: TryResult; readonly error?: Problem };

/** The same questions as at work, and the three ways: do it, ask, leave it. Only the server knows what is right. */
export function ExerciseForm({ exercise }: { readonly exercise: ExerciseView }) {
  const { t } = useTranslation("training");
  const nameOf = useChoiceName();
  const fetcher = useFetcher<Done>();
  const form = useAttempt(exercise);
  const { key, renew } = useRequestKey();
  const take = (way: Answer) => {
    const attempt = form.take();
    if (attempt === null) return;
    fetcher.submit({ as: exercise.as, ...attempt, way, requestKey: key }, { method: "post" });
    renew();
  };
  const { value, error } = fetcher.data ?? {};
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t("what")}
          </Text>
          {exercise.choices.length === 0 ? null : (
            <Text as="p" tone="subdued">
              {t("decidedAs", { name: nameOf({ who: exercise.as, name: exercise.name }) })}
            </Text>
          )}
          <OwnQuestion exercise={exercise} />
          <div className="delega-training-pair">
            <ReplySelect form={form} exercise={exercise} />
            {exercise.fixedRemedy === null ? <RemedySelect form={form} /> : null}
          </div>
          <Preview form={form} exercise={exercise} />
          <Amount form={form} exercise={exercise} />
          {error === undefined ? null : <ProblemBanner problem={error} />}
          <Ways form={form} busy={fetcher.state !== "idle"} onTake={take} />
        </BlockStack>
      </Card>
      {value === undefined ? null : <ResultCard judged={value} exercise={exercise} />}
    </>
  );
}

/** What is chosen so far, what a refund would give back, and what is still missing once somebody has pressed a button. */
function useAttempt({ fixedRemedy, itemMinor, allMinor }: ExerciseView) {
  const { shop, locale } = useShell();
  const { currency } = shop;
  const [reply, setReply] = useState<Reply | "">("");
  const [remedy, setRemedy] = useState<Remedy | "">(fixedRemedy ?? "");
  const most = remedy === "all" ? allMinor : itemMinor;
  const text = (amountMinor: number) => amountText(amountMinor, { currency, locale });
  const [amount, setAmount] = useState(() => text(itemMinor));
  const [pressed, setPressed] = useState(false);
  const money = remedy !== "" && movesMoney(remedy);
  const typed = money ? typedAmount(amount, currency) : 0;
  const amountMinor = typed === undefined || typed > most || (money && typed === 0) ? null : typed;
  return {
    reply,
    remedy,
    amount,
    most,
    money,
    amountMinor,
    pressed,
    setReply,
    setAmount,
    setRemedy: (next: Remedy | "") => {
      setRemedy(next);
      setAmount(text(next === "all" ? allMinor : itemMinor));
    },
    take: () => {
      setPressed(true);
      if (reply === "" || remedy === "" || amountMinor === null) return null;
      return { reply, remedy, amountMinor: String(amountMinor) };
    },
  };
}
type Form = ReturnType<typeof useAttempt>;
type PartProps = { readonly form: Form; readonly exercise: ExerciseView };

function OwnQuestion({ exercise: { fixedRemedy, itemMinor } }: Pick<PartProps, "exercise">) {
  const { t } = useTranslation("training");
  const format = useFormat();
  if (fixedRemedy === null) return null;
  return (
    <Text as="p">{fixedRemedy === "item" ? t("ownWhat", { amount: format.minor(itemMinor) }) : t("ownNothing")}</Text>
  );
}

function ReplySelect({ form, exercise }: PartProps) {
  const { t } = useTranslation("training");
  const nameOf = useReplyName();
  return (
    <Select
      label={t("reply")}
      placeholder={t("replyChoose")}
      options={[...exercise.replies.map(({ name }) => name), "own" as const].map((name) => ({
        value: name,
        label: nameOf(name),
      }))}
      value={form.reply}
      onChange={(value) => {
        form.setReply(REPLIES.find((one) => one === value) ?? "");
      }}
      {...(form.pressed && form.reply === "" ? { error: t("replyChoose") } : {})}
    />
  );
}

function RemedySelect({ form }: Pick<PartProps, "form">) {
  const { t } = useTranslation("training");
  return (
    <Select
      label={t("remedy")}
      placeholder={t("remedyChoose")}
      options={REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy_${remedy}`) }))}
      value={form.remedy}
      onChange={(value) => {
        form.setRemedy(REMEDIES.find((one) => one === value) ?? "");
      }}
      {...(form.pressed && form.remedy === "" ? { error: t("remedyChoose") } : {})}
    />
  );
}

function Preview({ form, exercise }: PartProps) {
  const { t } = useTranslation("training");
  const text = exercise.replies.find(({ name }) => name === form.reply)?.text;
  if (text === undefined) return null;
  return (
    <details>
      <summary>{t("replyPreview")}</summary>
      <div className="delega-reply-for-you" lang={exercise.language}>
        {text}
      </div>
    </details>
  );
}

function Amount({ form, exercise: { fixedRemedy, upToMinor } }: PartProps) {
  const { t } = useTranslation("training");
  const format = useFormat();
  if (!form.money) return null;
  return (
    <BlockStack gap="200">
      {fixedRemedy !== null ? null : (
        <AmountField
          label={t("amount")}
          value={form.amount}
          onChange={form.setAmount}
          error={form.amountMinor === null ? t("amountWrong", { max: format.minor(form.most) }) : undefined}
        />
      )}
      {upToMinor === null ? null : (
        <Text as="p" tone="subdued">
          {t("upTo", { amount: format.minor(upToMinor) })}
        </Text>
      )}
    </BlockStack>
  );
}

type WaysProps = { readonly form: Form; readonly busy: boolean; readonly onTake: (way: Answer) => void };

function Ways({ form, busy, onTake }: WaysProps) {
  const { t } = useTranslation("training");
  const format = useFormat();
  const way = (answer: Answer) => () => {
    onTake(answer);
  };
  return (
    <div className="delega-training-ways">
      <Button variant="primary" size="large" loading={busy} onClick={way("can")}>
        {form.money && form.amountMinor !== null
          ? t("refundIt", { amount: format.minor(form.amountMinor) })
          : t("doIt")}
      </Button>
      <Button size="large" disabled={busy} onClick={way("ask")}>
        {t("askIt")}
      </Button>
      <Button size="large" disabled={busy} onClick={way("deny")}>
        {t("notMine")}
      </Button>
      <span>
        {form.money ? <ShopMark /> : null} {t("sameRules")}
      </span>
    </div>
  );
}

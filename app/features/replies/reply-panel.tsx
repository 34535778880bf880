import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { ProblemBanner } from "../../ui/problem-banner";
import { useRequestKey } from "../../ui/use-request-key";
import type { Decision } from "../policy/decision";
import { ReasonList } from "../policy/reason-list";
import type { ProposedReply, Replies } from "./propose-reply";
import type { TemplateName } from "./template";

type Answer = { readonly ok: boolean; readonly error?: Problem; readonly value?: { readonly how?: string } };

type PanelProps = { readonly replies: Replies; readonly decision: Decision };

/** The reply that fits, ready to copy; another can be chosen. What is missing, and who may not answer, is said and blocks. */
export function ReplyPanel({ replies, decision }: PanelProps) {
  const { t } = useTranslation("replies");
  const [name, setName] = useState<TemplateName>(replies.chosen);
  const reply = replies.all.find((one) => one.name === name);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("proposed")}
          </Text>
          <Badge>{t(replies.language === "it" ? "inItalian" : "inEnglish")}</Badge>
        </InlineStack>
        <Select
          label={t("other")}
          options={replies.all.map((one) => ({ value: one.name, label: t(`name_${one.name}`) }))}
          value={name}
          onChange={(value) => {
            setName(replies.all.find((one) => one.name === value)?.name ?? name);
          }}
        />
        {reply === undefined ? null : (
          <OneReply key={reply.id} reply={reply} language={replies.language} decision={decision} />
        )}
      </BlockStack>
    </Card>
  );
}

type OneReplyProps = { readonly reply: ProposedReply; readonly language: string; readonly decision: Decision };

function OneReply({ reply, language, decision }: OneReplyProps) {
  const { t } = useTranslation("replies");
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const missing = reply.missing.length > 0;
  const blocked = missing || decision.answer !== "can";
  const use = (how: "copied" | "marked_sent") => {
    fetcher.submit({ intent: "reply", template: reply.id, language, how, requestKey: key }, { method: "post" });
    renew();
  };
  const sent = fetcher.data?.ok === true && fetcher.data.value?.how === "marked_sent";
  return (
    <BlockStack gap="300">
      {missing ? (
        <Banner tone="critical">
          {t("missing", { facts: reply.missing.map((fact) => t(`fact_${fact}`)).join(", ") })}
        </Banner>
      ) : null}
      <CopyButton
        text={reply.text}
        label={t("copyReply")}
        rows={12}
        primary
        disabled={blocked}
        onCopied={() => {
          use("copied");
        }}
      />
      <Button
        disabled={blocked || sent}
        loading={fetcher.state !== "idle"}
        onClick={() => {
          use("marked_sent");
        }}
        size="large"
        fullWidth
      >
        {sent ? `✓ ${t("markedSent")}` : t("markSent")}
      </Button>
      <WhyNot decision={decision} missing={missing} />
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
      {reply.forYou === null ? null : (
        <div>
          <Text as="h3" variant="headingSm">
            {t("forYou")}
          </Text>
          <div className="delega-reply-for-you">{reply.forYou}</div>
        </div>
      )}
    </BlockStack>
  );
}

function WhyNot({ decision, missing }: { readonly decision: Decision; readonly missing: boolean }) {
  const { t } = useTranslation("replies");
  return (
    <>
      {decision.answer === "can" ? null : (
        <Text as="p" tone="subdued">
          <ReasonList decision={decision} />
        </Text>
      )}
      {missing ? (
        <Text as="p" tone="subdued">
          {t("blocked")}
        </Text>
      ) : null}
    </>
  );
}

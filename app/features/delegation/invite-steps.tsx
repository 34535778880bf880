import { BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import { AllowRefunds } from "./allow-refunds";
import { AmountField } from "./amount-field";
import { draftLimits, whoErrors, type InviteDraft } from "./invite-draft";

type StepProps = {
  readonly draft: InviteDraft;
  readonly change: (part: Partial<InviteDraft>) => void;
  readonly back: () => void;
  readonly next: () => void;
};

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingLg">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

export function Who({ draft, change, next }: StepProps) {
  const { t } = useTranslation(["team", "common"]);
  const [tried, setTried] = useState(false);
  const errors = whoErrors(draft);
  const go = () => {
    setTried(true);
    if (!errors.name && !errors.email) next();
  };
  return (
    <Step title={t("team:whoTitle")}>
      <Text as="p">{t("team:whoIntro")}</Text>
      <TextField
        label={t("team:name")}
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
        autoComplete="off"
        maxLength={80}
        {...(tried && errors.name ? { error: t("team:nameError") } : {})}
      />
      <TextField
        label={t("team:email")}
        type="email"
        value={draft.email}
        onChange={(email) => {
          change({ email });
        }}
        autoComplete="off"
        helpText={t("team:emailHelp")}
        {...(tried && errors.email ? { error: t("team:emailError") } : {})}
      />
      <InlineStack align="end">
        <Button variant="primary" onClick={go}>
          {t("common:next")}
        </Button>
      </InlineStack>
    </Step>
  );
}

export function HowMuch({ draft, change, back, next }: StepProps) {
  const { t } = useTranslation(["team", "common"]);
  const { shop } = useShell();
  const { perOrderMinor, perDayMinor, tooSmall, limits } = draftLimits(draft, shop.currency);
  return (
    <Step title={t("team:howMuchTitle", { name: draft.name })}>
      <AmountField
        label={t("team:perOrder")}
        value={draft.perOrder}
        onChange={(perOrder) => {
          change({ perOrder });
        }}
        error={perOrderMinor === undefined ? t("team:amountError") : undefined}
      />
      <AmountField
        label={t("team:perDay")}
        value={draft.perDay}
        onChange={(perDay) => {
          change({ perDay });
        }}
        error={perDayMinor === undefined ? t("team:amountError") : tooSmall ? t("team:dayTooSmall") : undefined}
      />
      {limits === null ? null : <Summary name={draft.name} limits={limits} />}
      <InlineStack align="space-between">
        <Button onClick={back}>{t("common:back")}</Button>
        <Button variant="primary" onClick={next} disabled={limits === null}>
          {t("common:next")}
        </Button>
      </InlineStack>
    </Step>
  );
}

type Limits = { readonly perOrderMinor: number; readonly perDayMinor: number };

function Summary({ name, limits }: { readonly name: string; readonly limits: Limits }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  return (
    <Text as="p">
      {t("summary", { name, perOrder: format.minor(limits.perOrderMinor), perDay: format.minor(limits.perDayMinor) })}
    </Text>
  );
}

type SendProps = StepProps & {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSend: (limits: Limits) => void;
};

export function Send({ draft, change, back, busy, problem, onSend }: SendProps) {
  const { t } = useTranslation(["team", "common"]);
  const { shop } = useShell();
  const { limits } = draftLimits(draft, shop.currency);
  return (
    <Step title={t("team:sendTitle")}>
      {limits === null ? null : <Summary name={draft.name} limits={limits} />}
      <Checkbox
        label={t("team:activateAtOnce", { name: draft.name })}
        helpText={t("team:activateHelp")}
        checked={draft.atOnce}
        onChange={(atOnce) => {
          change({ atOnce });
        }}
      />
      {problem === undefined ? null : <ProblemBanner problem={problem} />}
      <InlineStack align="space-between">
        <Button onClick={back}>{t("common:back")}</Button>
        <Button
          variant="primary"
          loading={busy}
          disabled={limits === null}
          onClick={() => {
            if (limits !== null) onSend(limits);
          }}
        >
          {t("team:createInvitation")}
        </Button>
      </InlineStack>
    </Step>
  );
}

type SentProps = {
  readonly draft: InviteDraft;
  readonly address: string;
  readonly owner: string;
  readonly refundsAllowed: boolean;
};

/** The invitation to copy, the one permission that refunds need, and how the person gets into the shop. */
export function Sent({ draft, address, owner, refundsAllowed }: SentProps) {
  const { t } = useTranslation("team");
  const { shop } = useShell();
  return (
    <BlockStack gap="400">
      <Step title={`✓ ${t("invitationReady", { name: draft.name })}`}>
        <Text as="p">{t("invitationHow")}</Text>
        <CopyButton
          primary
          rows={7}
          label={t("copyInvitation")}
          text={t("invitationText", { name: draft.name, owner, shop: shop.name, email: draft.email, address })}
        />
      </Step>
      <AllowRefunds allowed={refundsAllowed} />
      <Step title={t("accountTitle")}>
        <Text as="p">{t("accountStaff")}</Text>
        <Text as="p">{t("accountCollaborator")}</Text>
        <Button url="/app/team">{t("toAssistants")}</Button>
      </Step>
    </BlockStack>
  );
}

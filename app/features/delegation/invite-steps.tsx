import { BlockStack, Button, Card, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { CopyButton } from "../../ui/copy-button";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { TypedErrors, useTypedErrors } from "../../ui/typed-errors";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { MoreConditions } from "../roles/more-conditions";
import { RoleWords } from "../roles/role-words";
import { SixCards } from "../roles/six-cards";
import { useRoleWords } from "../roles/use-role-words";
import { AllowRefunds } from "./allow-refunds";
import { whoErrors, type InviteDraft, type StartChoice } from "./invite-draft";

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

type HowMuchProps = StepProps & {
  readonly choices: readonly StartChoice[];
  readonly ceiling: readonly Rule[];
  readonly first: RefundLimits;
};

/** Six cards with one amount, the sentence that says it all beside the one button, and every row below for who wants it. */
export function HowMuch({ draft, change, back, next, choices, ceiling, first }: HowMuchProps) {
  const { t } = useTranslation(["team", "common", "roles"]);
  const { firstName } = useRoleWords();
  const errors = useTypedErrors();
  const setRules = (rules: readonly Rule[]) => {
    change({ rules });
  };
  return (
    <TypedErrors report={errors.report}>
      <BlockStack gap="400">
        <div className="delega-summary">
          <Text as="h2" variant="headingLg">
            {t("roles:mayDo", { name: draft.name })}
          </Text>
          <StartFrom draft={draft} change={change} choices={choices} />
        </div>
        <SixCards key={draft.choiceId} rules={draft.rules} first={first} onChange={setRules} />
        <Card>
          <div className="delega-summary">
            <RoleWords name={firstName(draft.name)} rules={draft.rules} />
            <BlockStack gap="200" inlineAlign="end">
              <InlineStack gap="200">
                <Button onClick={back}>{t("common:back")}</Button>
                <Button variant="primary" onClick={next} disabled={errors.some}>
                  {t("common:next")}
                </Button>
              </InlineStack>
              {errors.some ? (
                <Text as="p" tone="subdued">
                  {t("roles:checkFields")}
                </Text>
              ) : null}
            </BlockStack>
          </div>
        </Card>
        <Card>
          <MoreConditions
            title={t("roles:allDetails")}
            hint={t("roles:seeAllRows")}
            rules={draft.rules}
            ceiling={ceiling}
            first={first}
            openAt={null}
            onChange={setRules}
          />
        </Card>
      </BlockStack>
    </TypedErrors>
  );
}

/** The role of the shop, or the ready-made one, that the cards begin with. */
function StartFrom({ draft, change, choices }: Pick<HowMuchProps, "draft" | "change" | "choices">) {
  const { t } = useTranslation("roles");
  const { roleName } = useRoleWords();
  return (
    <Select
      label={t("chooseRole")}
      labelInline
      options={choices.map(({ id, name, roleId }) => ({
        value: id,
        label: roleId === null ? t("readyMade", { role: roleName({ name }) }) : roleName({ name }),
      }))}
      value={draft.choiceId}
      onChange={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice !== undefined) change({ choiceId: id, rules: choice.rules });
      }}
    />
  );
}

type SendProps = StepProps & {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSend: () => void;
};

export function Send({ draft, change, back, busy, problem, onSend }: SendProps) {
  const { t } = useTranslation(["team", "common"]);
  const { firstName } = useRoleWords();
  return (
    <Step title={t("team:sendTitle")}>
      <RoleWords name={firstName(draft.name)} rules={draft.rules} />
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
        <Button variant="primary" loading={busy} onClick={onSend}>
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

import { useFetcher } from "@remix-run/react";
import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import type { Invited, Teammate } from "./team";

type Answer = { readonly ok: boolean; readonly error?: Problem };
const STATUS = {
  active: ["statusActive", "success"],
  waiting: ["statusWaiting", "attention"],
  stopped: ["statusStopped", "critical"],
} as const;

/** One tap that changes the team, with its own request key and its own error beside it. */
function useTeamTap(fields: Readonly<Record<string, string>>) {
  const fetcher = useFetcher<Answer>();
  const { key } = useRequestKey();
  return {
    busy: fetcher.state !== "idle",
    error: fetcher.data?.error,
    tap: () => fetcher.submit({ ...fields, requestKey: key }, { method: "post", action: "/app/team?index" }),
  };
}

export function TeammateRow({ teammate }: { readonly teammate: Teammate }) {
  const { t } = useTranslation("team");
  const format = useFormat();
  const [word, tone] = STATUS[teammate.status];
  const start = useTeamTap({ intent: "activate", grantId: teammate.grantId });
  return (
    <li>
      <div className="delega-row">
        <span>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">
              {teammate.name}
            </Text>
            <Badge tone={tone}>{t(word)}</Badge>
          </InlineStack>
          {teammate.limits === null ? null : (
            <Text as="p" tone="subdued">
              {t("perOrderDay", {
                perOrder: format.minor(teammate.limits.perOrderMinor),
                perDay: format.minor(teammate.limits.perDayMinor),
              })}
            </Text>
          )}
        </span>
        <InlineStack gap="200">
          {teammate.status === "waiting" ? (
            <Button variant="primary" loading={start.busy} onClick={start.tap}>
              {t("letStart", { name: teammate.name })}
            </Button>
          ) : null}
          <Button url={`/app/team/${teammate.grantId}`} accessibilityLabel={`${t("open")}: ${teammate.name}`}>
            {t("open")}
          </Button>
        </InlineStack>
      </div>
      {start.error === undefined ? null : <ProblemBanner problem={start.error} />}
    </li>
  );
}

export function InvitedRow({ invited }: { readonly invited: Invited }) {
  const { t } = useTranslation("team");
  const back = useTeamTap({ intent: "withdraw", invitationId: invited.id });
  return (
    <li>
      <div className="delega-row">
        <span>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">
              {invited.name}
            </Text>
            <Badge>{t("statusInvited")}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {invited.email}
          </Text>
        </span>
        <Button loading={back.busy} onClick={back.tap}>
          {t("withdraw")}
        </Button>
      </div>
      {back.error === undefined ? null : <ProblemBanner problem={back.error} />}
    </li>
  );
}

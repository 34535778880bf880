import { Link, useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import { useSay } from "../../ui/use-say";
import type { StopTaskRow } from "./stop-task";
import type { StoppedPerson } from "./stop-view";

const isOpen = ({ ticked }: StopTaskRow) => ticked === null;

/** What Delega cannot take back from one person; each line stays open until the owner ticks it. */
export function AccessCard({ person, shopifyUsers }: { person: StoppedPerson; shopifyUsers: string }) {
  return (
    <Yours open={person.tasks.filter(isOpen).length}>
      <ul className="delega-list">
        {person.tasks.map((task) => (
          <AccessRow key={task.kind} person={person} task={task} shopifyUsers={shopifyUsers} />
        ))}
      </ul>
    </Yours>
  );
}

/** The same for everyone: each person's Shopify user here, the rest on their own page. */
export function EveryonesAccess({ people, shopifyUsers }: { people: readonly StoppedPerson[]; shopifyUsers: string }) {
  const { t } = useTranslation("stop");
  return (
    <Yours open={people.flatMap(({ tasks }) => tasks.filter(isOpen)).length}>
      <ul className="delega-list">
        {people.map((person) => {
          const [shopify, ...others] = person.tasks;
          const left = others.filter(isOpen).length;
          return shopify === undefined ? null : (
            <AccessRow key={person.grantId} person={person} task={shopify} shopifyUsers={shopifyUsers}>
              <Link to={`/app/team/${person.grantId}/stopped`}>
                {t("otherAccess", { name: person.name, count: left })}
              </Link>
            </AccessRow>
          );
        })}
      </ul>
    </Yours>
  );
}

function Yours({ open, children }: { readonly open: number; readonly children: ReactNode }) {
  const { t } = useTranslation("stop");
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("yours")}
          </Text>
          <Badge tone={open === 0 ? "success" : "attention"}>{t("open", { count: open })}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("yoursIntro")}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

type AccessRowProps = {
  readonly person: StoppedPerson;
  readonly task: StopTaskRow;
  readonly shopifyUsers: string;
  readonly children?: ReactNode;
};

function AccessRow({ person, task, shopifyUsers, children }: AccessRowProps) {
  const { t } = useTranslation("stop");
  const say = useSay();
  const format = useFormat();
  const fetcher = useFetcher<{ readonly ok: boolean; readonly error?: Problem }>();
  const { key } = useRequestKey();
  const { kind, ticked } = task;
  const helpId = useId();
  const busy = fetcher.state !== "idle";
  const tick = () => {
    const action = `/app/team/${person.grantId}/stopped`;
    fetcher.submit({ intent: "tick", kind, requestKey: key }, { method: "post", action });
  };
  const help =
    ticked === null
      ? say(`stop:how_${kind}`, { name: person.name })
      : t("ticked", { name: ticked.by, time: format.moment(ticked.at) });
  return (
    <li>
      <div className="delega-row">
        <div>
          <Checkbox
            label={say(`stop:access_${kind}`, { name: person.name })}
            ariaDescribedBy={helpId}
            checked={ticked !== null || busy}
            disabled={ticked !== null || busy}
            onChange={tick}
          />
          <Box paddingInlineStart="600">
            <Text as="p" tone="subdued" id={helpId}>
              {help}
            </Text>
            {children}
          </Box>
        </div>
        {kind === "shopify" && ticked === null ? (
          <Button variant="primary" url={shopifyUsers} external accessibilityLabel={t("openUsersLabel")}>
            {t("openUsers")}
          </Button>
        ) : null}
      </div>
      {fetcher.data?.error === undefined ? null : <ProblemBanner problem={fetcher.data.error} />}
    </li>
  );
}

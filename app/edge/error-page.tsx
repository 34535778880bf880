import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Banner, BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button";
import { PageFrame } from "../ui/page-frame";
import { PractiseLink } from "../ui/practise-link";
import { useSay } from "../ui/use-say";
import { ClosedPage } from "./closed-page";
import { useShell } from "../ui/shell-context";

type Body = {
  readonly problem?: { readonly code?: string; readonly data?: Readonly<Record<string, string | number>> };
  readonly reference?: string;
};

const CLOSED = ["outside_hours", "not_yet", "ended"] as const;

/** What a page shows instead of itself: no entry, not found, Shopify away, or our own mistake with its reference. */
export function ErrorPage() {
  const error = useRouteError();
  // Our own edge wrote it (respond.server.ts); whatever else it may be, only two strings are looked for.
  const body = isRouteErrorResponse(error) ? (error.data as Body | null) : null;
  const code = body?.problem?.code;
  if (code === "not_invited") return <NoEntry />;
  if (code === "not_active" || code === "access_stopped" || code === "not_allowed" || code === "not_found")
    return <Refused code={code} />;
  const params = body?.problem?.data ?? {};
  const closed = CLOSED.find((known) => known === code);
  if (closed !== undefined) return <ClosedPage problem={{ code: closed, data: params }} />;
  return (
    <Broken
      code={code}
      params={params}
      {...(typeof body?.reference === "string" ? { reference: body.reference } : {})}
    />
  );
}

/** Someone who is neither owner nor assistant learns whom to ask, with the words ready. */
export function NoEntry() {
  const { t } = useTranslation();
  const { shop } = useShell();
  const who = { owner: shop.ownerName, shop: shop.name };
  return (
    <PageFrame narrowWidth title={t("noEntryTitle")}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("noEntryBody", who)}</Text>
          <CopyButton text={t("noEntryMessage", who)} label={t("copy")} rows={4} primary />
        </BlockStack>
      </Card>
      <Box paddingBlockStart="400">
        <PractiseLink />
      </Box>
    </PageFrame>
  );
}

const REFUSED = {
  access_stopped: ["accessStoppedTitle", "accessStoppedBody"],
  not_active: ["notActiveTitle", "notActiveBody"],
  not_allowed: ["notAllowedTitle", "notAllowedBody"],
  not_found: ["notFoundTitle", "notFoundBody"],
} as const;

/** Why this page does not open for this person, and whom to ask. */
export function Refused({ code }: { readonly code: keyof typeof REFUSED }) {
  const { t } = useTranslation(["common", "problem"]);
  const { shop } = useShell();
  const [title, text] = REFUSED[code];
  return (
    <PageFrame narrowWidth title={t(title)}>
      <Card>
        <BlockStack gap="200">
          <Text as="p">{t(text, { owner: shop.ownerName })}</Text>
          {code === "not_found" ? <Text as="p">{t("problem:not_found", { owner: shop.ownerName })}</Text> : null}
        </BlockStack>
      </Card>
      {code === "not_active" ? (
        <Box paddingBlockStart="400">
          <PractiseLink />
        </Box>
      ) : null}
    </PageFrame>
  );
}

type BrokenProps = {
  readonly code: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;
  readonly reference?: string;
};

function Broken({ code, params, reference }: BrokenProps) {
  const { t, i18n } = useTranslation(["common", "problem"]);
  const { shop } = useShell();
  const say = useSay();
  const known = code !== undefined && i18n.exists(`problem:${code}`);
  return (
    <PageFrame narrowWidth title={t("errorTitle")}>
      <Banner
        tone="critical"
        action={{
          content: t("tryAgain"),
          onAction: () => {
            window.location.reload();
          },
        }}
      >
        <Text as="p">
          {known
            ? say(`problem:${code}`, { owner: shop.ownerName, ...params })
            : reference === undefined
              ? t("errorNoReference")
              : t("errorBody", { reference })}
        </Text>
      </Banner>
    </PageFrame>
  );
}

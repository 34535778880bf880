import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { CopyButton } from "../ui/copy-button";
import { useSay } from "../ui/use-say";
import { useShell } from "../ui/shell-context";

const Body = z.object({
  problem: z.object({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).optional(),
  reference: z.string().optional(),
});

/** What a page shows instead of itself: no entry, not found, Shopify away, or our own mistake with its reference. */
export function ErrorPage() {
  const error = useRouteError();
  const body = isRouteErrorResponse(error) ? Body.safeParse(error.data).data : undefined;
  const code = body?.problem?.code;
  if (code === "not_invited") return <NoEntry />;
  if (code === "not_active" || code === "not_allowed" || code === "not_found") return <Refused code={code} />;
  return <Broken code={code} {...(body?.reference === undefined ? {} : { reference: body.reference })} />;
}

/** Someone who is neither owner nor assistant learns whom to ask, with the words ready. */
export function NoEntry() {
  const { t } = useTranslation();
  const { shop } = useShell();
  const who = { owner: shop.ownerName, shop: shop.name };
  return (
    <Page narrowWidth title={t("noEntryTitle")}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{t("noEntryBody", who)}</Text>
          <CopyButton text={t("noEntryMessage", who)} label={t("copy")} rows={4} primary />
        </BlockStack>
      </Card>
    </Page>
  );
}

const REFUSED = {
  not_active: ["notActiveTitle", "notActiveBody"],
  not_allowed: ["notAllowedTitle", "notAllowedBody"],
  not_found: ["notFoundTitle", "notFoundBody"],
} as const;

function Refused({ code }: { readonly code: keyof typeof REFUSED }) {
  const { t } = useTranslation(["common", "problem"]);
  const { shop } = useShell();
  const [title, text] = REFUSED[code];
  return (
    <Page narrowWidth title={t(title)}>
      <Card>
        <BlockStack gap="200">
          <Text as="p">{t(text, { owner: shop.ownerName })}</Text>
          {code === "not_found" ? <Text as="p">{t("problem:not_found", { owner: shop.ownerName })}</Text> : null}
        </BlockStack>
      </Card>
    </Page>
  );
}

function Broken({ code, reference }: { readonly code: string | undefined; readonly reference?: string }) {
  const { t, i18n } = useTranslation(["common", "problem"]);
  const { shop } = useShell();
  const say = useSay();
  const known = code !== undefined && i18n.exists(`problem:${code}`);
  return (
    <Page narrowWidth title={t("errorTitle")}>
      <Banner tone="critical" action={{ content: t("tryAgain"), onAction: () => { window.location.reload(); } }}>
        <Text as="p">
          {known
            ? say(`problem:${code}`, { owner: shop.ownerName })
            : reference === undefined
              ? t("errorNoReference")
              : t("errorBody", { reference })}
        </Text>
      </Banner>
    </Page>
  );
}

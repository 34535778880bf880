import { Badge, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShell } from "../../ui/shell-context";
import { isLive, type Doubt, type DoubtCounts } from "./doubt";
import { DoubtCard, type RowProps } from "./doubt-row";

type DoubtListProps = Omit<RowProps, "doubt"> & {
  readonly rows: readonly Doubt[];
  readonly counts: DoubtCounts;
  /** Stands above what was not made for want of a permission: the way to give it. */
  readonly remedy: ReactNode;
};

/** What a person must do first, then what came to nothing, then what Delega works at by itself. */
export function DoubtList({ rows, counts, remedy, ...rest }: DoubtListProps) {
  const { t } = useTranslation("doubt");
  const { shop } = useShell();
  const decide = rows.filter(({ kind }) => kind === "needs_owner");
  const notes = rows.filter(({ kind }) => !isLive(kind));
  const checking = rows.filter(({ kind }) => isLive(kind) && kind !== "needs_owner");
  const all = counts.decide + counts.moneyFailed + counts.notSent + counts.checking;
  const decideTitle = rest.mayDecide ? t("decideTitle") : t("decideTitleOther", { owner: shop.ownerName });
  return (
    <>
      <Part title={decideTitle} count={counts.decide} rows={decide} {...rest} />
      <Part title={t("notesTitle")} count={counts.moneyFailed + counts.notSent} rows={notes} above={remedy} {...rest} />
      <Part title={t("checkingTitle")} count={counts.checking} rows={checking} {...rest} />
      {all > rows.length ? (
        <Text as="p" tone="subdued">
          {t("capped", { shown: rows.length, all })}
        </Text>
      ) : null}
    </>
  );
}

type PartProps = Omit<RowProps, "doubt"> & {
  readonly title: string;
  readonly count: number;
  readonly rows: readonly Doubt[];
  readonly above?: ReactNode;
};

function Part({ title, count, rows, above, ...rest }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Badge>{String(count)}</Badge>
        </InlineStack>
      </Box>
      {above}
      {rows.map((doubt) => (
        <DoubtCard key={doubt.id} doubt={doubt} {...rest} />
      ))}
    </BlockStack>
  );
}

/** Nothing in doubt: said as the good news that it is. */
export function NothingInDoubt() {
  const { t } = useTranslation("doubt");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingLg">
          ✓ {t("emptyTitle")}
        </Text>
        <Text as="p">{t("emptyBody")}</Text>
      </BlockStack>
    </Card>
  );
}

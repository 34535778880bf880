import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useShell } from "../../ui/shell-context";
import { isLive, type Doubt, type DoubtCounts } from "./doubt";
import { DoubtCard, type RowProps } from "./doubt-row";

type DoubtListProps = Omit<RowProps, "doubt"> & {
  readonly rows: readonly Doubt[];
  readonly counts: DoubtCounts;
};

/** What a person must do first, then what came to nothing, then what Delega works at by itself. */
export function DoubtList({ rows, counts, ...rest }: DoubtListProps) {
  const { t } = useTranslation("doubt");
  const { shop } = useShell();
  const decide = rows.filter(({ kind }) => kind === "needs_owner");
  const notes = rows.filter(({ kind }) => !isLive(kind));
  const checking = rows.filter(({ kind }) => isLive(kind) && kind !== "needs_owner");
  const all = counts.decide + counts.moneyFailed + counts.notSent + counts.checking;
  const decideTitle = rest.mayDecide ? t("decideTitle") : t("decideTitleOther", { owner: shop.ownerName });
  return (
    <>
      <Part title={decideTitle} rows={decide} {...rest} />
      <Part title={t("notesTitle")} rows={notes} {...rest} />
      <Part title={t("checkingTitle")} rows={checking} {...rest} />
      {all > rows.length ? (
        <Text as="p" tone="subdued">
          {t("capped", { shown: rows.length, all })}
        </Text>
      ) : null}
    </>
  );
}

function Part({ title, rows, ...rest }: Omit<RowProps, "doubt"> & { title: string; rows: readonly Doubt[] }) {
  if (rows.length === 0) return null;
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
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

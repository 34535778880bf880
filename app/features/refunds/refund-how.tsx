import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Checkbox, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { LOCATION_SCOPE } from "../../shopify/api-version";
import type { Place } from "./place";
import { hasItems, type Chosen } from "./refund-choice";
import { REFUND_METHODS, type RefundMethod } from "./refund-method";
import type { RefundPreview } from "./refund-preview";

type Props = {
  /** Where items can go back to; null = Delega may not see the shop's places. */
  readonly places: readonly Place[] | null;
  readonly order: RefundPreview["order"] | null;
  readonly isOwner: boolean;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** How the money goes back, and what becomes of the items. */
export function RefundHow(props: Props) {
  const { t } = useTranslation("refunds");
  const { order, chosen, onChange } = props;
  const creditable = order?.creditable === true;
  return (
    <>
      {hasItems(chosen) && order?.hasDuties === true ? (
        <Checkbox
          label={t("duties")}
          checked={chosen.duties}
          onChange={(duties) => {
            onChange({ ...chosen, duties });
          }}
        />
      ) : null}
      <Select
        label={t("method")}
        options={REFUND_METHODS.map((method) => ({
          value: method,
          label: t(`method_${method}`),
          disabled: method === "credit" && !creditable,
        }))}
        value={chosen.method}
        onChange={(method) => {
          onChange({ ...chosen, method: method as RefundMethod });
        }}
        {...(order === null || creditable ? {} : { helpText: t("noCredit") })}
      />
      {hasItems(chosen) ? <Restock {...props} /> : null}
    </>
  );
}

/** One place needs a yes or no; more of them a name. */
function Restock({ places, isOwner, chosen, onChange }: Props) {
  const { t } = useTranslation("refunds");
  if (places === null) return <PlacesUnseen isOwner={isOwner} />;
  const [only, ...more] = places;
  if (only === undefined) return null;
  const choose = (restockAt: string) => {
    onChange({ ...chosen, restockAt });
  };
  return more.length === 0 ? (
    <Checkbox
      label={t("restockOne", { place: only.name })}
      checked={chosen.restockAt !== ""}
      onChange={(checked) => {
        choose(checked ? only.gid : "");
      }}
    />
  ) : (
    <Select
      label={t("restock")}
      options={[
        { value: "", label: t("restockNowhere") },
        ...places.map(({ gid, name }) => ({ value: gid, label: name })),
      ]}
      value={chosen.restockAt}
      onChange={choose}
    />
  );
}

/** The owner can change it at once. */
function PlacesUnseen({ isOwner }: Pick<Props, "isOwner">) {
  const { t } = useTranslation("refunds");
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();
  const allow = async () => {
    const answer = await bridge.scopes.request([LOCATION_SCOPE]);
    if (answer.result === "granted-all") revalidate();
  };
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t("placesUnseen")}
      </Text>
      {isOwner ? (
        <div>
          <Button onClick={() => void allow()}>{t("allowPlaces")}</Button>
        </div>
      ) : null}
    </BlockStack>
  );
}

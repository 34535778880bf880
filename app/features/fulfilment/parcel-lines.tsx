import { BlockStack, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useSay } from "../../ui/use-say";
import type { FieldsProps } from "./fields-props";
import type { LeftLine } from "./shipping-facts";
import type { PartView } from "./step-view";

/** What is still to leave, by the place it leaves from; what is on hold stands there with its reason and cannot be chosen. */
export function ParcelLines({ now, ...rest }: FieldsProps<readonly PartView[]>) {
  const { t } = useTranslation("steps");
  const say = useSay();
  return (
    <BlockStack gap="400">
      {now.map((part) => (
        <BlockStack key={part.gid} gap="200">
          <Text as="h2" variant="headingMd">
            {t("from", { place: part.place })}
          </Text>
          {part.holds.map(({ gid, reason }) => (
            <Text as="p" key={gid} tone="caution">
              {t("holds")}: {say(`steps:hold_${reason}`)}
            </Text>
          ))}
          <ul className="delega-list">
            {part.lines.map((line) => (
              <LineRow key={line.gid} {...rest} now={line} disabled={rest.disabled || !part.sendable} />
            ))}
          </ul>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function LineRow({ now: { gid, title, variant, left }, draft, disabled, onChange }: FieldsProps<LeftLine>) {
  const { t } = useTranslation("steps");
  return (
    <li>
      <div className="delega-row">
        <span>
          {[title, variant].filter(Boolean).join(" · ")}
          <br />
          <Text as="span" tone="subdued">
            {t("left", { count: left })}
          </Text>
        </span>
        <div style={{ width: 96 }}>
          <TextField
            label={t("quantity", { title })}
            labelHidden
            type="number"
            min={0}
            max={left}
            value={draft[gid] ?? "0"}
            autoComplete="off"
            disabled={disabled}
            onChange={(text) => {
              onChange({ ...draft, [gid]: text });
            }}
          />
        </div>
      </div>
    </li>
  );
}

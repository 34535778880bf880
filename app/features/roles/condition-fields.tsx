import { Text } from "@shopify/polaris";
import type { Condition } from "../policy/condition";
import { isList } from "./condition-form";
import { ListFields } from "./list-fields";
import { MoneyField } from "./money-field";
import { NumberField, OtherwiseField, Term } from "./term-fields";
import { DatesCondition, HoursFields } from "./time-fields";
import { useRoleWords } from "./use-role-words";

const LONGEST_DAYS = 3650;
const LONGEST_HOLD_MINUTES = 1440;

type ConditionFieldsProps = {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One condition: the fields of its family, and what it says where it is not met. */
export function ConditionFields({ condition, onChange, onRemove }: ConditionFieldsProps) {
  const { say } = useRoleWords();
  return (
    <Term name={say(`roles:kind_${condition.kind}`)} onRemove={onRemove}>
      <Family condition={condition} onChange={onChange} />
      {"otherwise" in condition ? (
        <OtherwiseField
          value={condition.otherwise}
          onChange={(otherwise) => {
            onChange({ ...condition, otherwise });
          }}
        />
      ) : null}
    </Term>
  );
}

function Family({ condition, onChange }: Omit<ConditionFieldsProps, "onRemove">) {
  const { say } = useRoleWords();
  if (isList(condition)) return <ListFields condition={condition} onChange={onChange} />;
  switch (condition.kind) {
    case "order_age_days":
      return (
        <NumberField
          label={say("roles:daysMax")}
          value={condition.max}
          bounds={{ min: 0, max: LONGEST_DAYS }}
          onChange={(max) => {
            onChange({ ...condition, max });
          }}
        />
      );
    case "hold":
      return (
        <NumberField
          label={say("roles:minutes")}
          value={condition.minutes}
          bounds={{ min: 1, max: LONGEST_HOLD_MINUTES }}
          onChange={(minutes) => {
            onChange({ ...condition, minutes });
          }}
        />
      );
    case "order_value":
      return (
        <>
          <MoneyField
            label={say("roles:valueFrom")}
            value={condition.min}
            mayBeEmpty
            onChange={(min) => {
              onChange({ ...condition, min });
            }}
          />
          <MoneyField
            label={say("roles:valueUntil")}
            value={condition.max}
            mayBeEmpty
            onChange={(max) => {
              onChange({ ...condition, max });
            }}
          />
        </>
      );
    case "hours":
      return <HoursFields condition={condition} onChange={onChange} />;
    case "dates":
      return <DatesCondition condition={condition} onChange={onChange} />;
    case "reason":
    case "draft_only":
      return <Text as="p">{say(condition.kind === "reason" ? "roles:reasonAbout" : "roles:draftAbout")}</Text>;
  }
}

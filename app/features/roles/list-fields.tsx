import { ChoiceList } from "@shopify/polaris";
import { ParsedField } from "../../ui/parsed-field";
import type { Condition, ListCondition } from "../policy/condition";
import { valueText } from "../policy/explain";
import { useReader } from "../policy/use-reader";
import { Condition as ConditionSchema } from "../policy/condition";
import { knownValues, typedList } from "./condition-form";
import { useRoleWords } from "./use-role-words";

type ListFieldsProps = { readonly condition: ListCondition; readonly onChange: (condition: Condition) => void };

/** Only these, not these: ticked where the values are known beforehand, typed where they are the shop's own. */
export function ListFields({ condition, onChange }: ListFieldsProps) {
  const { say } = useRoleWords();
  const { reader } = useReader();
  const known = knownValues(condition.kind);
  const change = (side: "oneOf" | "noneOf", values: readonly string[]) => {
    onChange(ConditionSchema.parse({ ...condition, [side]: values }));
  };
  return (
    <>
      {(["oneOf", "noneOf"] as const).map((side) =>
        known === undefined ? (
          <ParsedField<readonly string[]>
            key={side}
            label={say(`roles:${side}`)}
            value={condition[side]}
            format={(values) => values.join(", ")}
            parse={(text) => typedList(condition.kind, text)}
            onChange={(values) => {
              change(side, values);
            }}
            helpText={say("roles:commas")}
            error={say("roles:listError")}
          />
        ) : (
          <ChoiceList
            key={side}
            allowMultiple
            title={say(`roles:${side}`)}
            choices={known.map((value) => ({ value, label: valueText(condition.kind, value, reader) }))}
            selected={[...condition[side]]}
            onChange={(values: string[]) => {
              change(side, values);
            }}
          />
        ),
      )}
    </>
  );
}

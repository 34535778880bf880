import { Button, InlineStack, Select, Text } from "@shopify/polaris";
import { CONDITION_KINDS, type Condition, type ConditionKind } from "../policy/condition";
import type { Limit } from "../policy/limit";
import type { Rule } from "../policy/rule";
import { ConditionFields } from "./condition-fields";
import { blankCondition } from "./condition-form";
import { LimitFields } from "./limit-fields";
import { useRoleWords } from "./use-role-words";

const BLANK_LIMIT: Limit = { measure: "count", window: "day", whose: "own", max: 10, over: "ask" };

type RowTermsProps = {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
  /** What all assistants together are held to, in words; empty = nothing. */
  readonly together: string;
};

/** All limits and conditions of one action, and two ways to add one. */
export function RowTerms({ rule, onChange, together }: RowTermsProps) {
  const { say } = useRoleWords();
  const { limits, conditions } = rule;
  const withLimits = (next: readonly Limit[]) => {
    onChange({ ...rule, limits: [...next] });
  };
  const withConditions = (next: readonly Condition[]) => {
    onChange({ ...rule, conditions: [...next] });
  };
  const free = CONDITION_KINDS.filter((kind) => !conditions.some((one) => one.kind === kind));
  return (
    <div className="delega-terms">
      {limits.length + conditions.length === 0 ? (
        <Text as="p" tone="subdued">
          {say("roles:noTerms")}
        </Text>
      ) : null}
      {limits.map((limit, at) => (
        <LimitFields
          // A limit has no name of its own: its place is what it is known by.
          key={`limit-${String(at)}-${String(limits.length)}`}
          limit={limit}
          onChange={(next) => {
            withLimits(limits.with(at, next));
          }}
          onRemove={() => {
            withLimits(limits.toSpliced(at, 1));
          }}
        />
      ))}
      {conditions.map((condition, at) => (
        <ConditionFields
          key={`${condition.kind}-${String(conditions.length)}`}
          condition={condition}
          onChange={(next) => {
            withConditions(conditions.with(at, next));
          }}
          onRemove={() => {
            withConditions(conditions.toSpliced(at, 1));
          }}
        />
      ))}
      {together === "" ? null : (
        <Text as="p" tone="subdued">
          {say("roles:ceilingHint", { limits: together })}
        </Text>
      )}
      <InlineStack gap="300">
        <Button onClick={() => withLimits([...limits, BLANK_LIMIT])}>{say("roles:addLimit")}</Button>
        <Adder
          label={say("roles:addCondition")}
          options={free.map((kind) => ({ value: kind, label: say(`roles:kind_${kind}`) }))}
          onAdd={(kind) => withConditions([...conditions, blankCondition(kind)])}
        />
      </InlineStack>
    </div>
  );
}

type AdderProps = {
  readonly label: string;
  readonly options: readonly { readonly value: ConditionKind; readonly label: string }[];
  readonly onAdd: (value: ConditionKind) => void;
};

function Adder({ label, options, onAdd }: AdderProps) {
  return (
    <Select
      label={label}
      labelHidden
      placeholder={label}
      options={[...options]}
      value=""
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option !== undefined) onAdd(option.value);
      }}
    />
  );
}

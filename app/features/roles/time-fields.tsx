import { ChoiceList } from "@shopify/polaris";
import { dayOf, endOfDay, startOfDay } from "../../platform/instant";
import { ParsedField } from "../../ui/parsed-field";
import { useShell } from "../../ui/shell-context";
import type { Condition } from "../policy/condition";
import { hoursText } from "../policy/explain";
import { typedTime } from "./condition-form";
import { useRoleWords } from "./use-role-words";

type Of<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days and times on the assistant's own clock. */
export function HoursFields({
  condition,
  onChange,
}: {
  readonly condition: Of<"hours">;
  readonly onChange: (condition: Of<"hours">) => void;
}) {
  const { say } = useRoleWords();
  const texts = hoursText(condition);
  return (
    <>
      <div className="delega-days">
        <ChoiceList
          allowMultiple
          title={say("roles:days")}
          choices={WEEK.map((day) => ({ value: String(day), label: say(`policy:weekday_${String(day)}`) }))}
          selected={condition.days.map(String)}
          onChange={(days: string[]) => {
            // A shift on no day at all would be no right at all: the last day stays.
            if (days.length > 0) onChange({ ...condition, days: days.map(Number).toSorted() });
          }}
        />
      </div>
      {(["from", "until"] as const).map((side) => (
        <ParsedField
          key={side}
          type="time"
          label={say(`roles:${side}`)}
          value={condition[side]}
          format={(minute) =>
            minute === condition[side] ? texts[side] : hoursText({ from: minute, until: minute }).from
          }
          parse={typedTime}
          onChange={(minute) => {
            onChange({ ...condition, [side]: minute });
          }}
          error={say("roles:timeError")}
        />
      ))}
    </>
  );
}

type DatesFieldsProps = {
  readonly labels: { readonly from: string; readonly until: string };
  readonly value: { readonly from: string | null; readonly until: string | null };
  readonly timeZone: string;
  readonly onChange: (value: { readonly from: string | null; readonly until: string | null }) => void;
};

/** A first and a last day, both included; empty = open. */
export function DatesFields({ labels, value, timeZone, onChange }: DatesFieldsProps) {
  const { say } = useRoleWords();
  return (
    <>
      {(["from", "until"] as const).map((side) => (
        <ParsedField<string | null>
          key={side}
          type="date"
          label={labels[side]}
          value={value[side]}
          format={(at) => (at === null ? "" : dayOf(at, timeZone))}
          parse={(text) =>
            text === "" ? null : side === "from" ? startOfDay(text, timeZone) : endOfDay(text, timeZone)
          }
          onChange={(at) => {
            onChange({ ...value, [side]: at });
          }}
          helpText={say("roles:emptyOpen")}
          error={say("roles:dateError")}
        />
      ))}
    </>
  );
}

/** The days between which a right holds, on the shop's calendar. */
export function DatesCondition({
  condition,
  onChange,
}: {
  readonly condition: Of<"dates">;
  readonly onChange: (condition: Condition) => void;
}) {
  const { say } = useRoleWords();
  const { shop } = useShell();
  return (
    <DatesFields
      labels={{ from: say("roles:from"), until: say("roles:until") }}
      value={condition}
      timeZone={shop.timeZone}
      onChange={({ from, until }) => {
        onChange({ ...condition, from, until });
      }}
    />
  );
}

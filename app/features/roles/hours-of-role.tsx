import { BlockStack, Button, Text } from "@shopify/polaris";
import { explainCondition } from "../policy/explain-condition";
import type { Rule } from "../policy/rule";
import { sharedHours, type Hours, type SharedHours } from "../policy/shared-hours";
import { useReader } from "../policy/use-reader";
import { WORKING_WEEK } from "./condition-form";
import { Disclosure } from "./disclosure";
import { withRoleHours } from "./role-hours";
import { HoursFields } from "./time-fields";
import { OtherwiseField } from "./term-fields";
import { useRoleWords } from "./use-role-words";

type HoursOfRoleProps = {
  readonly rules: readonly Rule[];
  readonly onChange: (rules: readonly Rule[], tag: string) => void;
};

/** When the whole role works: one shift for everything it may do, beside the hours that single rows can have. */
export function HoursOfRole({ rules, onChange }: HoursOfRoleProps) {
  const { say } = useRoleWords();
  const { reader, tell } = useReader();
  const now = sharedHours(rules);
  const set = (hours: Hours | null) => {
    onChange(withRoleHours(rules, hours), "hours");
  };
  return (
    <div className="delega-rows">
      <Disclosure
        startsOpen={false}
        label={
          <span className="delega-pills">
            <span>{say("roles:kind_hours")}</span>
            <Text as="span" tone="subdued">
              {now.kind === "set" ? tell(explainCondition(now.hours, reader)) : say(`roles:hours_${now.kind}`)}
            </Text>
          </span>
        }
      >
        <Shift now={now} set={set} />
      </Disclosure>
    </div>
  );
}

type ShiftProps = { readonly now: SharedHours; readonly set: (hours: Hours | null) => void };

/** The one shift, or how to set it. */
function Shift({ now, set }: ShiftProps) {
  const { say } = useRoleWords();
  return (
    <div className="delega-terms">
      <BlockStack gap="300" inlineAlign="start">
        {now.kind === "set" ? (
          <>
            <HoursFields condition={now.hours} onChange={set} />
            <OtherwiseField
              value={now.hours.otherwise}
              onChange={(otherwise) => {
                set({ ...now.hours, otherwise });
              }}
            />
          </>
        ) : (
          <Button
            onClick={() => {
              set(WORKING_WEEK);
            }}
          >
            {say("roles:setHours")}
          </Button>
        )}
        {now.kind === "always" ? null : (
          <Button
            variant="plain"
            onClick={() => {
              set(null);
            }}
          >
            {say("roles:noHours")}
          </Button>
        )}
        <Text as="p" tone="subdued">
          {say(now.kind === "mixed" ? "roles:hoursMixedHelp" : "roles:hoursHelp")}
        </Text>
      </BlockStack>
    </div>
  );
}

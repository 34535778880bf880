import { Text } from "@shopify/polaris";
import { explainCondition } from "../policy/explain-condition";
import type { Rule } from "../policy/rule";
import { sharedHours } from "../policy/shared-hours";
import { useReader } from "../policy/use-reader";
import { ChangeLines } from "./change-lines";
import { summarise } from "./summary";
import { useRoleWords } from "./use-role-words";

type RoleWordsProps = {
  /** Of the person, whose first name is enough, or of the role. */
  readonly name: string;
  readonly rules: readonly Rule[];
  /** As it is saved: what differs from it is told with what it was. */
  readonly saved?: readonly Rule[];
};

/** A role in sentences, and beneath them what is being changed, with what it was before. */
export function RoleWords({ name, rules, saved }: RoleWordsProps) {
  const { say, speaker } = useRoleWords();
  const { reader, tell } = useReader();
  const at = sharedHours(rules);
  const hours = {
    always: [],
    set: at.kind === "set" ? [say("roles:worksAt", { name, hours: tell(explainCondition(at.hours, reader)) })] : [],
    mixed: [say("roles:worksMixed")],
  }[at.kind];
  return (
    <div aria-live="polite">
      <Text as="p" variant="bodyLg">
        {[...summarise(rules, speaker(name)), ...hours].join(" ")}
      </Text>
      {saved === undefined ? null : <ChangeLines before={saved} after={rules} />}
    </div>
  );
}

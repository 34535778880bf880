import { Text } from "@shopify/polaris";
import type { Rule } from "../policy/rule";
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
  const { speaker } = useRoleWords();
  return (
    <div aria-live="polite">
      <Text as="p" variant="bodyLg">
        {summarise(rules, speaker(name)).join(" ")}
      </Text>
      {saved === undefined ? null : <ChangeLines before={saved} after={rules} />}
    </div>
  );
}

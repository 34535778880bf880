import type { Rule } from "../policy/rule";
import { explainCondition } from "../policy/explain-condition";
import { explainLimit } from "../policy/explain-limit";
import { useReader } from "../policy/use-reader";
import type { RuleDiff } from "./diff-rules";
import { groupOf, rowChanges, type RowChange } from "./row-change";
import { useRoleWords } from "./use-role-words";

/** What differs between two sets of rules: each row with its answer, and the limits and conditions beneath it. */
export function ChangeLines({ before, after }: { readonly before: readonly Rule[]; readonly after: readonly Rule[] }) {
  const changes = rowChanges(before, after);
  if (changes.length === 0) return null;
  return (
    <ul className="delega-changes">
      {changes.map((change) => (
        <li key={change.action}>
          <ChangedRow change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangedRow({ change }: { readonly change: RowChange }) {
  const { say, cellSentence } = useRoleWords();
  const { action, before, after, beneath } = change;
  const sentences = { before: cellSentence(before), after: cellSentence(after) };
  const shown = sentences.before !== sentences.after;
  return (
    <>
      <strong>
        {`${say(`matrix:group_${groupOf(action)}`)} › ${say(`matrix:row_${action}`)}: ${sentences.after}`}
      </strong>{" "}
      {shown ? say("roles:beforeWas", { before: sentences.before }) : null}
      {beneath.map((one) => (
        <span key={JSON.stringify(one)} className="delega-beneath">
          <Beneath one={one} />
        </span>
      ))}
    </>
  );
}

function Beneath({ one }: { readonly one: Exclude<RuleDiff, { kind: "answer" }> }) {
  const { say } = useRoleWords();
  const { reader, tell } = useReader();
  const [was, is] =
    one.kind === "condition"
      ? [
          one.before && tell(explainCondition(one.before, reader)),
          one.after && tell(explainCondition(one.after, reader)),
        ]
      : [one.before && tell(explainLimit(one.before, reader)), one.after && tell(explainLimit(one.after, reader))];
  if (was !== null && is !== null) return <>{say("roles:became", { before: was, after: is })}</>;
  return <>{is === null ? say("roles:removed", { what: was ?? "" }) : say("roles:added", { what: is })}</>;
}

import type { Rule } from "../policy/rule";
import { explainCondition } from "../policy/explain-condition";
import { explainLimit } from "../policy/explain-limit";
import type { Hours } from "../policy/shared-hours";
import { useReader } from "../policy/use-reader";
import type { RuleDiff } from "./diff-rules";
import { hoursChange } from "./role-hours";
import { groupOf, rowChanges, type RowChange } from "./row-change";
import { useRoleWords } from "./use-role-words";

/** What differs between two sets of rules: each row with its answer, and the limits and conditions beneath it. */
export function ChangeLines({ before, after }: { readonly before: readonly Rule[]; readonly after: readonly Rule[] }) {
  const hours = hoursChange(before, after);
  const changes = hours === null ? rowChanges(before, after) : rowChanges(hours.before, hours.after);
  if (hours === null && changes.length === 0) return null;
  return (
    <ul className="delega-changes">
      {hours === null ? null : (
        <li>
          <ChangedHours was={hours.was} is={hours.is} />
        </li>
      )}
      {changes.map((change) => (
        <li key={change.action}>
          <ChangedRow change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangedHours({ was, is }: { readonly was: Hours | null; readonly is: Hours | null }) {
  const { say } = useRoleWords();
  const { reader, tell } = useReader();
  const words = (hours: Hours | null) =>
    hours === null ? say("roles:hours_always") : tell(explainCondition(hours, reader));
  return (
    <>
      <strong>{`${say("roles:kind_hours")}: ${words(is)}`}</strong> {say("roles:beforeWas", { before: words(was) })}
    </>
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

import type { Change } from "./diff";
import { useChangeWords } from "./use-change-words";

/** Before and after, side by side. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { label, show } = useChangeWords();
  return (
    <ul className="delega-list">
      {changes.map((change) => (
        <li key={change.path} style={{ padding: "2px 0", border: 0 }}>
          {label(change.path)}:{" "}
          {change.before === null ? null : (
            <>
              <s>{show(change.before, change.path)}</s> →{" "}
            </>
          )}
          <strong>{show(change.after, change.path)}</strong>
        </li>
      ))}
    </ul>
  );
}

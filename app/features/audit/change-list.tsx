import { useTranslation } from "react-i18next";
import type { Json } from "../../platform/json";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Change } from "./diff";

/** Before and after, side by side. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { i18n } = useTranslation();
  const say = useSay();
  const show = useValue();
  return (
    <ul className="delega-list">
      {changes.map((change) => (
        <li key={change.path} style={{ padding: "2px 0", border: 0 }}>
          {i18n.exists(`audit:path_${change.path}`) ? say(`audit:path_${change.path}`) : change.path}:{" "}
          {change.before === null ? null : (
            <>
              <s>{show(change.before)}</s> →{" "}
            </>
          )}
          <strong>{show(change.after)}</strong>
        </li>
      ))}
    </ul>
  );
}

function useValue(): (value: Json) => string {
  const format = useFormat();
  const say = useSay();
  const { i18n } = useTranslation();
  return (value) => {
    if (value === null) return "–";
    if (typeof value === "object") return "amount" in value ? format.recorded(value) : JSON.stringify(value);
    const key = `audit:value_${String(value)}`;
    return i18n.exists(key) ? say(key) : String(value);
  };
}

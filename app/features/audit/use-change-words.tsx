import { useTranslation } from "react-i18next";
import type { Json } from "../../platform/json";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { rulePath } from "./rule-path";

type ChangeWords = { readonly label: (path: string) => string; readonly show: (value: Json, path: string) => string };

/** A recorded change in the reader's words: which row of the matrix, what about it, and both values. */
export function useChangeWords(): ChangeWords {
  const say = useSay();
  const format = useFormat();
  const { i18n } = useTranslation();
  const known = (key: string) => i18n.exists(key);

  const label = (path: string) => {
    if (known(`audit:path_${path}`)) return say(`audit:path_${path}`);
    const rule = rulePath(path);
    if (rule === null || !known(`policy:action_${rule.action}`)) return path;
    const words = rule.words.map((key) => (known(key) ? say(key) : key));
    return `${say(`policy:action_${rule.action}`)} · ${words.join(" ")}`;
  };

  const show = (value: Json, path: string): string => {
    if (value === null) return "–";
    if (Array.isArray(value)) return value.length === 0 ? "–" : value.map((one: Json) => show(one, path)).join(", ");
    if (typeof value === "object") return "amount" in value ? format.recorded(value) : JSON.stringify(value);
    if (path.endsWith(".days") && known(`policy:weekday_${String(value)}`))
      return say(`policy:weekday_${String(value)}`);
    const key = `audit:value_${String(value)}`;
    return known(key) ? say(key) : shortened(String(value));
  };
  return { label, show };
}

/** The whole id stands in the record; eight characters tell two of them apart. */
function shortened(value: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value.slice(0, 8) : value;
}

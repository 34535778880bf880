import { useSay } from "../../ui/use-say";
import type { Who } from "../delegation/whose-rules";

/** Whose rules decide, by name: a person's, a role's, or what a preset is called in the reader's language. */
export function useAsName(): (as: Who, name: string | null) => string {
  const say = useSay();
  return (as, name) => name ?? say(`try:preset_${as.replace("preset:", "")}`);
}

import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { CHOICE_NAMES, type FilterName } from "./filter-choices";

/** A filter's value as people say it: a choice in words, a day as the reader writes it, a tag as it is. */
export function useFilterWords(): (name: FilterName, value: string) => string {
  const say = useSay();
  const format = useFormat();
  return (name, value) => {
    if (name === "tag") return value;
    const chosen = CHOICE_NAMES.some((one) => one === name);
    // Noon in London is the same day on nearly every clock.
    return chosen ? say(`orders:${name}_${value}`) : format.day(`${value}T12:00:00Z`);
  };
}

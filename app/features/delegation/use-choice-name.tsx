import { useSay } from "../../ui/use-say";
import { PRESETS } from "../policy/presets";
import type { Choice } from "./whose-rules";

/** A choice by name: a person's, a role's; a preset, and a role that still carries a preset's name, in the reader's words. */
export function useChoiceName(): (choice: Choice) => string {
  const say = useSay();
  return ({ who, name }) => {
    const known = PRESETS.find((preset) => preset === (name ?? who.replace("preset:", "")));
    return known === undefined ? (name ?? "") : say(`try:preset_${known}`);
  };
}

// Lists to choose from: the frame shows the shop's goods, or the items that the app brings.
import { ask } from "./line.js";

const TYPES = ["product", "variant", "collection"];

/** Undefined when the person closes it; else the chosen resources, with App Bridge's older `selection` on them. */
export async function resourcePicker(options) {
  if (!TYPES.includes(options?.type)) throw new Error(`resourcePicker: type must be one of ${TYPES.join(", ")}`);
  const chosen = await ask("resourcePicker", options);
  if (chosen === null) return undefined;
  return Object.defineProperty(chosen, "selection", { value: chosen });
}

/** Opens at once; `selected` is undefined when the person closes it. */
export async function picker(options) {
  const selected = ask("picker", options).then((ids) => ids ?? undefined);
  return { selected };
}

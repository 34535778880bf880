// Buttons that stand in the app's page and show in the frame: the frame draws them and tells which one was pressed.
const pressable = new Map();
const numbers = new WeakMap();
let count = 0;

/** A button or link as the frame draws it; its number lets the frame press it. */
export function describe(element) {
  if (!numbers.has(element)) numbers.set(element, (count += 1));
  const number = numbers.get(element);
  pressable.set(number, new WeakRef(element));
  return {
    number,
    text: (element.getAttribute("label") ?? element.textContent ?? "").trim(),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    disabled: element.hasAttribute("disabled"),
    loading: element.hasAttribute("loading") && element.getAttribute("loading") !== "false",
  };
}

/** Presses a button of the page, as if the person had: the click is what the app listens to. */
export function press(number) {
  pressable.get(number)?.deref()?.click();
}

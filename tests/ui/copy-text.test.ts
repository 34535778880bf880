import { describe, expect, it } from "vitest";
import { copyText, type CopySource } from "../../app/ui/copy-text";

/** A text field that writes down what happens to it. */
function field(can: { clipboard: "allowed" | "refused" | "absent" | "no_window"; command: boolean }) {
  const steps: string[] = [];
  const writeText = (text: string) => {
    steps.push(`clipboard ${text}`);
    return can.clipboard === "allowed" ? Promise.resolve() : Promise.reject(new Error("NotAllowedError"));
  };
  const navigator = can.clipboard === "absent" ? {} : { clipboard: { writeText } };
  const source = {
    value: "Ciao",
    focus: () => steps.push("focus"),
    select: () => steps.push("select"),
    ownerDocument: {
      defaultView: can.clipboard === "no_window" ? null : { navigator },
      execCommand: (command: string) => {
        steps.push(command);
        return can.command;
      },
    },
  } as CopySource;
  return { source, steps };
}

describe("copying a reply", () => {
  it("uses the clipboard where that is allowed, and no second way", async () => {
    const { source, steps } = field({ clipboard: "allowed", command: true });
    expect(await copyText(source)).toBe("copied");
    expect(steps).toEqual(["focus", "select", "clipboard Ciao"]);
  });

  it.each(["refused", "absent", "no_window"] as const)(
    "uses the old command where the clipboard is: %s",
    async (clipboard) => {
      const { source, steps } = field({ clipboard, command: true });
      expect(await copyText(source)).toBe("copied");
      expect(steps.at(-1)).toBe("copy");
    },
  );

  it.each(["refused", "absent", "no_window"] as const)(
    "never says copied when nothing worked (clipboard %s): the text stays selected",
    async (clipboard) => {
      const { source, steps } = field({ clipboard, command: false });
      expect(await copyText(source)).toBe("selected");
      expect(steps.slice(-3)).toEqual(["focus", "select", "copy"]);
    },
  );
});

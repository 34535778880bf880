import { createContext, useContext } from "react";
import type { Locale } from "../i18n/locale";

/** What every page knows without asking: the reader, the shop, and how the reader stands to it. */
export type Shell = {
  readonly locale: Locale;
  readonly kind: "owner" | "assistant" | "waiting" | "stranger";
  readonly firstName: string;
  readonly shop: {
    readonly name: string;
    readonly color: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly ownerName: string;
  };
};

const ShellContext = createContext<Shell | null>(null);
export const ShellProvider = ShellContext.Provider;

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error("this component belongs inside the shell");
  return shell;
}

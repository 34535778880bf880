import type { Desk } from "./desk";

/** How often a case may reach the store: never; exactly once; or at most once, and then exactly as approved. */
export type Often = "never" | "once" | "as approved";
export type Case = { readonly name: string; readonly often: Often; run(desk: Desk): Promise<void> };

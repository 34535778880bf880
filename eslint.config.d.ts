import type { Linter } from "eslint";

export const noMutationText: { selector: string; message: string }[];
declare const config: Linter.Config[];
export default config;

import type { held as en } from "../en/held";

export const held = {
  title: "In attesa di partire",
  refund: "Rimborso {{amount}}",
  change: "Modifica",
  leaves: "parte alle {{time}}, tra {{left}}",
  leaving: "in partenza",
  by: "{{who}}, {{reference}}",
  undo: "Annulla",
  undone: "Annullato, non è stato inviato nulla",
  undoLabel: "Annulla: {{what}}",
} satisfies Record<keyof typeof en, string>;

import type { viewAs as en } from "../en/view-as";

export const viewAs = {
  cardTitle: "Con gli occhi di {{name}}",
  cardBody:
    "Ogni pagina come la incontra {{name}} adesso: menu, ordini, ciò che è nascosto, ciò che viene rifiutato. Tu guardi soltanto; nulla conta come suo.",
  start: "Vedi come {{name}}",
  startPhone: "Vedi come {{name}} sul telefono",
  band: "Stai vedendo Delega come {{name}}",
  bandTitle: "Stai vedendo Delega come",
  readOnly: "Sola lettura",
  bandBody: "In tutte le schede aperte, fino alle {{time}}. Nulla di ciò che premi cambia qualcosa.",
  reads_en: "{{name}} legge in inglese.",
  reads_it: "{{name}} legge in italiano.",
  width: "Larghezza",
  desktop: "Computer",
  phone: "Telefono",
  end: "Termina",
  phoneTitle: "Il telefono di {{name}}",
  phoneNote: "Su questo telefono i link funzionano, i pulsanti no.",
  phoneWait: "Apro la pagina …",
  phoneFailed: "La pagina non è arrivata. Scegli Computer o riprova.",
} satisfies Record<keyof typeof en, string>;

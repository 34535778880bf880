import type { leak as en } from "../en/leak";

export const leak = {
  title: "Autorizzazioni in Shopify",
  state_leak: "Supera i limiti",
  state_to_check: "Da controllare",
  state_checked: "Controllato da te",
  body_leak:
    "Direttamente in Shopify {{name}} può fare più che qui, senza i tuoi limiti e senza il registro di Delega. Disattivalo lì.",
  body_to_check:
    "I tuoi limiti valgono solo in Delega. Guarda in Shopify che {{name}} non abbia autorizzazioni proprie: quattro controlli.",
  body_checked:
    "Hai guardato in Shopify: {{name}} non ha nessuna di queste autorizzazioni. Se un giorno Shopify dice altro, qui diventa rosso.",
  told: "Che cosa ha detto Shopify quando {{name}} ha aperto Delega: {{time}}.",
  notTold: "Shopify dice che cosa può fare {{name}} alla prossima apertura di Delega.",
  openUsers: "Apri gli utenti Shopify",
  openUsersLabel: "Apri gli utenti Shopify (si apre in una nuova scheda)",
  step_orders:
    "Impostazioni › Utenti › {{name}}: Ordini è disattivato, anche rimborso, annullo, modifica, evasione e reso",
  step_goods: "Impostazioni › Utenti › {{name}}: Prodotti e Inventario sono disattivati",
  step_money:
    "Impostazioni › Utenti › {{name}}: Bozze di ordini, Sconti, Buoni regalo, Credito in negozio e Clienti sono disattivati",
  step_see: "Impostazioni › Utenti › {{name}}: Ordini e Clienti sono disattivati anche in sola lettura",
  native_held: "Attivo in Shopify: {{rights}}.",
  native_not_held: "Disattivato, per quanto dice Shopify: {{rights}}.",
  native_not_seen: "Shopify non lo dice a Delega: {{rights}}.",
  checkedBy: "Controllato da {{name}}, {{time}}",
  checkedBefore: "{{name}} ha controllato il {{time}}; da allora Shopify ha detto che è attivo.",
  home: "Direttamente in Shopify {{name}} può fare più che qui, senza i tuoi limiti.",
  homeSee: "Vedi le autorizzazioni di {{name}}",
  right_orders: "modificare e rimborsare ordini",
  right_order_edits: "modificare articoli",
  right_returns: "resi",
  right_fulfilment: "evadere",
  right_products: "prodotti",
  right_inventory: "inventario",
  right_drafts: "bozze di ordini",
  right_discounts: "sconti",
  right_gift_cards: "buoni regalo",
  right_store_credit: "credito in negozio",
  right_customers: "clienti",
  right_see_orders: "vedere gli ordini, con ciò che qui è nascosto",
  right_see_customers: "vedere i clienti, con ciò che qui è nascosto",
} satisfies Record<keyof typeof en, string>;

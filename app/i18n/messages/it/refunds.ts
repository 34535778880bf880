import type { refunds as en } from "../en/refunds";

export const refunds = {
  title: "Rimborso",
  choose: "Che cosa rimborsi?",
  quantity: "Quantità",
  ofRefundable: "su {{count}} rimborsabili",
  noneRefundable: "nulla da rimborsare",
  shipping: "Spedizione, {{amount}}",
  less: "Rimborsa meno (facoltativo)",
  lessHelp: "Lascia vuoto per rimborsare tutto l'importo suggerito",
  reason: "Motivo (obbligatorio)",
  reasonChoose: "Scegli un motivo",
  reason_late: "In ritardo o non arrivato",
  reason_lost: "Smarrito",
  reason_damaged: "Arrivato danneggiato",
  reason_wrong_item: "Articolo sbagliato",
  reason_returned: "Reso",
  reason_goodwill: "Cortesia commerciale",
  reason_withdrawal: "Recesso",
  reason_other: "Altro",
  notify: "Avvisa il cliente per e-mail",
  amount: "Da rimborsare",
  nothingChosen: "Scegli articoli o spedizione: qui compare l'importo.",
  working: "Chiediamo l'importo a Shopify…",
  button: "Rimborsa {{amount}}",
  buttonNone: "Rimborsa",
  needReason: "Scegli prima un motivo.",
  maximum: "Su questo ordine si possono rimborsare al massimo {{amount}}.",
  askOwner: "Chiedi a {{owner}}: copia questo messaggio",
  askMessage:
    "Ciao {{owner}}, posso rimborsare {{amount}} sull'ordine {{order}}? Sono {{over}} oltre il mio limite. Motivo: {{reason}}.",
  askMessagePlain: "Ciao {{owner}}, posso rimborsare {{amount}} sull'ordine {{order}}? Motivo: {{reason}}.",
  refundOnly: "Rimborsa solo {{amount}} ora",
  done: "Rimborsati {{amount}}",
  doneBody:
    "I soldi sono in viaggio verso il cliente. Riferimento {{reference}}, scritto nella nota di Shopify con il tuo nome.",
  held: "Il rimborso attende prima di partire",
  heldBody:
    "Non è ancora partito nulla: fino ad allora tu o {{owner}} potete annullarlo. Poi parte da solo, anche se chiudi questa pagina. Riferimento {{reference}}.",
  checking: "Stiamo verificando con Shopify, nulla viene inviato due volte",
  checkingBody:
    "Shopify non ha risposto in tempo. Delega cerca il rimborso e chiude da sola; l'importo resta accantonato. Riferimento {{reference}}.",
  queued: "In attesa di Shopify, nulla viene inviato due volte",
  queuedBody:
    "Shopify è occupato e non ha preso il rimborso. Delega lo invia da sola appena può; l'importo resta accantonato. Riferimento {{reference}}.",
  moneyPending: "Il rimborso c'è, i soldi sono in viaggio attraverso il circuito di pagamento",
  moneyPendingBody:
    "Shopify ha confermato il rimborso; il circuito di pagamento non l'ha ancora versato. Delega lo segue e avvisa {{owner}} se non riesce. Riferimento {{reference}}.",
  backToOrder: "Torna all'ordine",
  meterLabel: "{{used}} usati, {{now}} ora, su {{max}}",
} satisfies Record<keyof typeof en, string>;

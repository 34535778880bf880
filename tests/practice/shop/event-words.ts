import { decimal } from "./money";
import type { TimelineEvent } from "./timeline";

/** What a message is made of; every part is HTML already. */
type Parts = { readonly order: string; readonly who: string; readonly amount: string; readonly detail: string };
type Words = Readonly<Record<string, (parts: Parts) => string>>;

/** After the table of messages in the schema's text on BasicEvent. */
const ENGLISH: Words = {
  placed: () => "Order was placed.",
  confirmed: ({ order, who }) => `Received a new order: ${order} by ${who}.`,
  authorization_success: ({ amount }) => `The customer successfully authorized us to capture: ${amount}.`,
  authorization_pending: ({ amount }) => `Authorization for ${amount} is pending.`,
  authorization_failure: ({ amount }) => `The customer, unsuccessfully, tried to authorize: ${amount}.`,
  capture_success: ({ amount }) => `We successfully captured: ${amount}`,
  capture_pending: ({ amount }) => `Capture for ${amount} is pending.`,
  capture_failure: ({ amount }) => `We failed to capture: ${amount}.`,
  sale_success: ({ amount }) => `We successfully captured ${amount}.`,
  sale_pending: ({ amount }) => `The ${amount} is pending.`,
  sale_failure: ({ amount }) => `The customer failed to pay ${amount}.`,
  refund_success: ({ amount }) => `We successfully refunded ${amount}.`,
  refund_pending: ({ amount }) => `Refund of ${amount} is still pending.`,
  refund_failure: ({ amount }) => `We failed to refund ${amount}.`,
  void_success: () => "We successfully voided the authorization.",
  void_pending: () => "Authorization void is pending.",
  void_failure: () => "We failed to void the authorization.",
  fulfillment_success: ({ detail }) => `We successfully fulfilled ${detail} items.`,
  restock_line_items: ({ detail }) => `We restocked ${detail} items.`,
  cancelled: ({ who }) => `Order was cancelled by ${who}.`,
  closed: () => "Order was closed.",
  re_opened: () => "Order was re-opened.",
  mail_sent: ({ detail }) => `${detail} email was sent to the customer.`,
  update: ({ order }) => `${order} was updated.`,
  edited: ({ order, who }) => `${who} edited ${order}.`,
  comment: ({ detail }) => detail,
};

const ITALIAN: Words = {
  placed: () => "L'ordine è stato effettuato.",
  confirmed: ({ order, who }) => `Nuovo ordine ricevuto: ${order} da ${who}.`,
  authorization_success: ({ amount }) => `Il cliente ha autorizzato l'acquisizione di ${amount}.`,
  authorization_pending: ({ amount }) => `L'autorizzazione di ${amount} è in sospeso.`,
  authorization_failure: ({ amount }) => `L'autorizzazione di ${amount} non è riuscita.`,
  capture_success: ({ amount }) => `Abbiamo acquisito ${amount}`,
  capture_pending: ({ amount }) => `L'acquisizione di ${amount} è in sospeso.`,
  capture_failure: ({ amount }) => `L'acquisizione di ${amount} non è riuscita.`,
  sale_success: ({ amount }) => `Abbiamo acquisito ${amount}.`,
  sale_pending: ({ amount }) => `Il pagamento di ${amount} è in sospeso.`,
  sale_failure: ({ amount }) => `Il cliente non è riuscito a pagare ${amount}.`,
  refund_success: ({ amount }) => `Abbiamo rimborsato ${amount}.`,
  refund_pending: ({ amount }) => `Il rimborso di ${amount} è ancora in sospeso.`,
  refund_failure: ({ amount }) => `Il rimborso di ${amount} non è riuscito.`,
  void_success: () => "Abbiamo annullato l'autorizzazione.",
  void_pending: () => "L'annullamento dell'autorizzazione è in sospeso.",
  void_failure: () => "L'annullamento dell'autorizzazione non è riuscito.",
  fulfillment_success: ({ detail }) => `Abbiamo evaso ${detail} articoli.`,
  restock_line_items: ({ detail }) => `Abbiamo rimesso in magazzino ${detail} articoli.`,
  cancelled: ({ who }) => `L'ordine è stato annullato da ${who}.`,
  closed: () => "L'ordine è stato chiuso.",
  re_opened: () => "L'ordine è stato riaperto.",
  mail_sent: ({ detail }) => `L'email ${detail} è stata inviata al cliente.`,
  update: ({ order }) => `${order} è stato aggiornato.`,
  edited: ({ order, who }) => `${who} ha modificato ${order}.`,
  comment: ({ detail }) => detail,
};

export type EventPlace = { readonly domain: string; readonly currency: string; readonly locale: string };

/** Text with HTML in it (a, strong), in the shop's language: for people, never to be parsed. */
export function eventMessage({ action, detail, order }: TimelineEvent, who: string, place: EventPlace): string {
  const words = (place.locale.startsWith("it") ? ITALIAN : ENGLISH)[action];
  if (words === undefined) throw new Error(`no words for the event ${action}`);
  const store = place.domain.replace(".myshopify.com", "");
  const href = `https://admin.shopify.com/store/${store}/orders/${String(order.id)}`;
  const minor = Number(detail);
  return words({
    order: `<a href="${href}">${escaped(order.name)}</a>`,
    who: `<strong>${escaped(who)}</strong>`,
    amount: Number.isNaN(minor) ? "" : `${decimal(minor, place.currency)} ${place.currency}`,
    detail: escaped(detail),
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

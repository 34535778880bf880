import type { TemplatePack } from "../template";

/** Il pacchetto iniziale in italiano, in tu: caldo, breve, un fatto e un prossimo passo. */
export const it: TemplatePack = {
  unpaid: `{{ greeting }}

grazie per l'ordine {{ order }}. Il pagamento non ci è ancora arrivato: intanto teniamo da parte i tuoi articoli. Appena arriva prepariamo il pacco e ti scriviamo.

Se hai già pagato, rispondi qui e controlliamo insieme.`,
  preparing: `{{ greeting }}

il tuo ordine {{ order }} è pagato e lo stiamo preparando. Dovrebbe arrivarti entro il {{ promised_on }}; appena parte ricevi un'e-mail con il link di tracking.`,
  preparing_late: `{{ greeting }}

il tuo ordine {{ order }} doveva arrivarti entro il {{ promised_on }} e non è ancora partito: siamo in ritardo di {{ late }} e ci dispiace. Stiamo verificando con il magazzino e ti scriviamo con una data.

Se preferisci non aspettare, rispondi qui e troviamo una soluzione.`,
  partly_shipped: `{{ greeting }}

il tuo ordine {{ order }} viaggia in più pacchi: il primo è partito il {{ shipped_on }}, il resto è in preparazione. Ricevi un'e-mail per ogni pacco.{% if tracking_url != "" %} Il primo puoi seguirlo qui: {{ tracking_url }}{% endif %}`,
  shipped: `{{ greeting }}

buone notizie: il tuo ordine {{ order }} è partito il {{ shipped_on }} con {{ carrier }}. Puoi seguirlo qui: {{ tracking_url }}

Dovrebbe arrivarti entro il {{ promised_on }}.`,
  shipped_no_tracking: `{{ greeting }}

il tuo ordine {{ order }} è partito il {{ shipped_on }}. Questo tipo di spedizione non ha un link di tracking; dovrebbe arrivarti entro il {{ promised_on }}.

Se per allora non c'è, rispondi qui e ce ne occupiamo noi.`,
  shipped_late_no_tracking: `{{ greeting }}

il tuo ordine {{ order }} è partito il {{ shipped_on }} e doveva essere da te entro il {{ promised_on }}: è in ritardo di {{ late }} e ci dispiace. Questo tipo di spedizione non ha un link di tracking, quindi stiamo chiedendo al corriere dove si trova.

Ti scriviamo appena sappiamo di più.`,
  in_transit: `{{ greeting }}

il tuo ordine {{ order }} è partito il {{ shipped_on }} ed è in viaggio con {{ carrier }}. Puoi seguirlo qui: {{ tracking_url }}

Dovrebbe arrivarti entro il {{ promised_on }}.`,
  late: `{{ greeting }}

il tuo ordine {{ order }} è partito il {{ shipped_on }} ed è in ritardo di {{ late }}: ci dispiace per l'attesa. È in viaggio con {{ carrier }} e puoi seguirlo qui: {{ tracking_url }}

Se nei prossimi giorni non si muove, rispondi qui e ce ne occupiamo noi.`,
  delivered: `{{ greeting }}

il corriere ci dice che l'ordine {{ order }} è stato consegnato il {{ delivered_on }}. Se non lo trovi, dai prima un'occhiata dai vicini o in portineria, poi rispondi qui: non ti lasciamo senza risposta.`,
  refunded: `{{ greeting }}

abbiamo rimborsato {{ refunded }} per l'ordine {{ order }}. I soldi tornano con lo stesso metodo con cui hai pagato; a seconda della banca servono fino a 10 giorni lavorativi.`,
  cancelled: `{{ greeting }}

l'ordine {{ order }} è stato annullato il {{ cancelled_on }}. Se non te lo aspettavi, o vuoi ancora i tuoi articoli, rispondi qui e ti aiutiamo.`,
};

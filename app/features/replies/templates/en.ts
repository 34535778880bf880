import type { TemplatePack } from "../template";

/** The starter pack in English: warm, short, one fact and one next step. */
export const en: TemplatePack = {
  unpaid: `{{ greeting }}

thank you for order {{ order }}. The payment has not reached us yet, so we are keeping your items aside. As soon as it arrives we pack the parcel and write to you.

If you have already paid, reply here and we will look into it together.`,
  preparing: `{{ greeting }}

your order {{ order }} is paid and we are preparing it. It should reach you by {{ promised_on }}; you will get an e-mail with the tracking link as soon as it leaves.`,
  preparing_late: `{{ greeting }}

your order {{ order }} should have reached you by {{ promised_on }} and it has not left yet: we are {{ late }} late, and we are sorry. We are checking with the warehouse and will write to you with a date.

If you would rather not wait, reply here and we will find a solution.`,
  partly_shipped: `{{ greeting }}

your order {{ order }} travels in more than one parcel: the first left on {{ shipped_on }}, the rest is on its way to be packed. You will get an e-mail for each parcel.{% if tracking_url != "" %} You can follow the first one here: {{ tracking_url }}{% endif %}`,
  shipped: `{{ greeting }}

good news: your order {{ order }} left on {{ shipped_on }} with {{ carrier }}. You can follow it here: {{ tracking_url }}

It should reach you by {{ promised_on }}.`,
  shipped_no_tracking: `{{ greeting }}

your order {{ order }} left on {{ shipped_on }}. This kind of shipment has no tracking link; it should reach you by {{ promised_on }}.

If it is not there by then, reply here and we take care of it.`,
  shipped_late_no_tracking: `{{ greeting }}

your order {{ order }} left on {{ shipped_on }} and should have been with you by {{ promised_on }}: it is {{ late }} late, and we are sorry. This kind of shipment has no tracking link, so we are asking the carrier where it is.

We will write to you as soon as we know more.`,
  in_transit: `{{ greeting }}

your order {{ order }} left on {{ shipped_on }} and is on its way with {{ carrier }}. You can follow it here: {{ tracking_url }}

It should reach you by {{ promised_on }}.`,
  late: `{{ greeting }}

your order {{ order }} left on {{ shipped_on }} and is {{ late }} late: we are sorry about the wait. It is on its way with {{ carrier }}, and you can follow it here: {{ tracking_url }}

If it does not move in the next few days, reply here and we take care of it.`,
  delivered: `{{ greeting }}

the carrier tells us that order {{ order }} was delivered on {{ delivered_on }}. If you cannot find it, please have a look with your neighbours or at the reception first, then reply here: we will not leave you alone with it.`,
  refunded: `{{ greeting }}

we have refunded {{ refunded }} for order {{ order }}. The money goes back the way you paid; depending on your bank it takes up to 10 working days to appear.`,
  cancelled: `{{ greeting }}

order {{ order }} was cancelled on {{ cancelled_on }}. If you did not expect that, or would still like your items, reply here and we will help you.`,
};

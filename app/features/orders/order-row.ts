import type { Money } from "../../platform/money";
import type { PaymentStatus } from "../policy/condition";
import type { Situation } from "./status-story";

/** A row of the desk: no e-mail, no last name, no street; `customer` empty = no first name either. `total` null = an amount that Delega cannot count. */
export type OrderRow = {
  readonly gid: string;
  readonly name: string;
  readonly createdAt: string;
  readonly customer: string;
  readonly place: string;
  readonly total: Money | null;
  readonly paymentStatus: PaymentStatus;
  readonly situation: Situation;
  readonly lateDays: number;
};

/** `next`, `previous`: Shopify's cursor behind the last and before the first row; null = nothing there. */
export type OrderPage = { readonly rows: OrderRow[]; readonly next: string | null; readonly previous: string | null };

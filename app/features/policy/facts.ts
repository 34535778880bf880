import type { FULFILLMENT_STATUSES, PaymentStatus, RISKS } from "./condition";
import type { UseKey } from "./limit";

/** What Shopify says about the order. Empty lists and null = nobody could read it, or it has none. */
export type OrderFacts = {
  readonly createdAtMs: number;
  /** As it was placed, minor units of the shop's currency. */
  readonly totalMinor: number;
  readonly paymentStatus: PaymentStatus;
  readonly fulfillmentStatus: (typeof FULFILLMENT_STATUSES)[number] | null;
  readonly risk: (typeof RISKS)[number] | null;
  readonly tags: readonly string[];
  /** Of the shipping address, two letters. */
  readonly country: string | null;
  /** In which the customer paid. */
  readonly currency: string;
  readonly gateways: readonly string[];
  /** SKUs of the order's lines; a line without one is an empty string. */
  readonly products: readonly string[];
  /** The customer's bank asks for the money, or took it back; absent = no, or Shopify cannot see it. */
  readonly disputed?: true;
};

/** The assistant's clock: 1 = Monday, minutes of the day from 0 to 1439. */
export type LocalTime = { readonly weekday: number; readonly minute: number };

/**
 * A customer's notice of withdrawal: the day it was received and the day of delivery, null = unknown. Days since
 * 1970-01-01 in the shop's zone.
 */
export type Withdrawal = { readonly noticeDay: number; readonly deliveredDay: number | null };

/** Use so far by `useKey`; every limit of the rules that decide must be in it. */
export type Used = Readonly<Record<UseKey, number | undefined>>;

/** What a decision needs to know; read by the effect and the gate, handed in, never fetched. */
export type Facts = {
  readonly nowMs: number;
  readonly local: LocalTime;
  /** What the action would use of amount limits, minor units of the shop's currency; 0 where no money moves. */
  readonly amountMinor: number;
  readonly order: OrderFacts | null;
  readonly used: Used;
  /** One of the listed reasons; null = none given. */
  readonly reason: string | null;
  readonly withdrawal: Withdrawal | null;
};

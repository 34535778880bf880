/** Where goods leave from, what is still to leave, and what comes back: plain data. */
export type Location = {
  readonly id: number;
  readonly name: string;
  readonly address1: string;
  readonly city: string;
  readonly zip: string;
  readonly countryCode: string;
};

export const CARRIER_STATUSES = [
  "ATTEMPTED_DELIVERY",
  "CARRIER_PICKED_UP",
  "CONFIRMED",
  "DELAYED",
  "DELIVERED",
  "FAILURE",
  "IN_TRANSIT",
  "LABEL_PRINTED",
  "LABEL_PURCHASED",
  "OUT_FOR_DELIVERY",
  "READY_FOR_PICKUP",
] as const;
export type CarrierStatus = (typeof CARRIER_STATUSES)[number];
export type DisplayStatus = CarrierStatus | "FULFILLED" | "CANCELED";

export type Hold = {
  id: number;
  reason: string;
  notes: string | null;
  handle: string;
  app: { id: string; title: string };
};

export type FulfilmentOrderLine = { id: number; lineId: number; total: number };

export type FulfilmentOrder = {
  id: number;
  locationId: number;
  /** `ON_HOLD` and `SCHEDULED` follow from the holds and from `fulfilAt`. */
  status: "OPEN" | "IN_PROGRESS" | "CLOSED" | "CANCELLED";
  createdAt: string;
  updatedAt: string;
  /** When fulfilling may begin. */
  fulfilAt: string;
  holds: Hold[];
  lines: FulfilmentOrderLine[];
};

export type Disposition = {
  id: number;
  type: "MISSING" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED" | "RESTOCKED";
  quantity: number;
  locationId: number | null;
  at: string;
};

export type ReturnLine = {
  id: number;
  fulfilmentLineId: number;
  quantity: number;
  processed: number;
  refunded: number;
  reason: string;
  note: string;
  customerNote: string | null;
};

export type Reverse = {
  id: number;
  lines: { id: number; returnLineId: number; dispositions: Disposition[] }[];
};

export type Return = {
  id: number;
  name: string;
  status: "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";
  createdAt: string;
  approvedAt: string | null;
  closedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: ReturnLine[];
  /** What is to come back physically; there is none before the return is approved. */
  reverse: Reverse | null;
  refundIds: number[];
};

/** Where the goods of the practice shops lie and leave from. */
export const WAREHOUSE: Location = {
  id: 8_100_000_001,
  name: "Magazzino",
  address1: "Via dell'Industria 4",
  city: "Bologna",
  zip: "40138",
  countryCode: "IT",
};
/** Where they are sold over the counter; some parcels leave from here, too. */
export const COUNTER: Location = {
  id: 8_100_000_002,
  name: "Bottega",
  address1: "Via Mazzini 9",
  city: "Ferrara",
  zip: "44121",
  countryCode: "IT",
};
export const LOCATIONS: readonly Location[] = [WAREHOUSE, COUNTER];

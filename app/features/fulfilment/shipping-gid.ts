import { z } from "zod";

const gidOf = (type: string) => z.string().regex(new RegExp(`^gid://shopify/${type}/\\d{1,20}$`));

export const OrderGid = gidOf("Order");
export const FulfilmentOrderGid = gidOf("FulfillmentOrder");
export const FulfilmentLineGid = gidOf("FulfillmentOrderLineItem");
export const HoldGid = gidOf("FulfillmentHold");
export const ParcelGid = gidOf("Fulfillment");

import type { Shop } from "../state";
import type { Location } from "../shipping";
import { gid } from "./line-view";

export function locationView(shop: Shop, location: Location) {
  return {
    __typename: "Location",
    id: gid("Location", location.id),
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: true,
    isFulfillmentService: false,
    isPrimary: location === shop.locations[0],
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    address: {
      __typename: "LocationAddress",
      address1: location.address1,
      address2: null,
      city: location.city,
      zip: location.zip,
      countryCode: location.countryCode,
    },
  };
}

export function locationById(shop: Shop, id: number | undefined) {
  const location = shop.locations.find((one) => one.id === id);
  return location === undefined ? null : locationView(shop, location);
}

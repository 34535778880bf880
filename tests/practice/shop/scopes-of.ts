import type { Permission } from "./permissions";
import type { Person } from "./person";
import type { Shop } from "./state";

/** Which of a person's permissions lets a scope through to their own token. Scopes not named here are the owner's. */
const NEEDED: Readonly<Record<string, Permission>> = {
  read_orders: "view_orders",
  read_all_orders: "view_orders",
  write_orders: "edit_orders",
  write_order_edits: "edit_orders",
  read_returns: "view_orders",
  write_returns: "edit_orders",
  read_fulfillments: "view_orders",
  read_merchant_managed_fulfillment_orders: "view_orders",
  write_merchant_managed_fulfillment_orders: "fulfil_orders",
  read_customers: "view_customers",
  write_customers: "edit_customers",
  read_products: "view_products",
  write_products: "edit_products",
};

/** The scopes of a person's online token: what the shop granted, as far as they may do it themselves. */
export function scopesOf(person: Person, shop: Shop): string[] {
  const granted = [...shop.grantedScopes];
  if (person.accountOwner) return granted;
  return granted.filter((scope) => {
    const needed = NEEDED[scope];
    return needed !== undefined && person.permissions.includes(needed);
  });
}

/** The owner always may; others by permission. */
export function mayInstall(person: Person): boolean {
  return person.accountOwner || person.permissions.includes("install_apps");
}

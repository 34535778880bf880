import { PERMISSIONS, type Permission } from "./permissions";
import { LOCATIONS } from "./shipping";
import { newShopMoney } from "./shop-money";
import type { Person } from "./person";
import type { Shop } from "./state";

/** The assistant may open Delega and nothing else: whatever she does, the app does. */
const PERMITTED: Readonly<Record<Person["role"], readonly Permission[]>> = {
  owner: PERMISSIONS,
  assistant: [],
  auditor: [],
  collaborator: ["view_orders", "view_customers", "view_products"],
  stranger: [],
  staff: ["view_orders", "edit_orders", "fulfil_orders", "view_customers", "view_products"],
};

type Row = [Person["role"], string, string, string, string];

function peopleFrom(firstId: number, rows: Row[]): Person[] {
  return rows.map(([role, firstName, lastName, email, locale], index) => ({
    id: firstId + index,
    role,
    firstName,
    lastName,
    email,
    locale,
    emailVerified: true,
    accountOwner: role === "owner",
    collaborator: role === "collaborator",
    permissions: [...PERMITTED[role]],
  }));
}

const READ_SCOPES = ["read_orders", "read_customers"];

function shop(settings: Pick<Shop, "domain" | "name" | "email" | "people">): Shop {
  return {
    ...settings,
    currency: "EUR",
    timeZone: "Europe/Rome",
    country: "IT",
    customers: new Map(),
    orders: [],
    grantedScopes: new Set(READ_SCOPES),
    installed: true,
    uninstalls: 0,
    standing: "open",
    locations: LOCATIONS,
    notes: [],
    edits: new Map(),
    planName: "Basic",
    money: newShopMoney(),
  };
}

export function lotoLento(): Shop {
  return shop({
    domain: "loto-lento.myshopify.com",
    name: "Loto Lento",
    email: "ciao@lotolento.example",
    people: peopleFrom(9_000_000_001, [
      ["owner", "Marta", "Rossi", "marta@lotolento.example", "it"],
      ["assistant", "Chiara", "Bianchi", "chiara@assist.example", "it"],
      ["auditor", "Elena", "Verdi", "elena@studio.example", "it"],
      ["collaborator", "Tom", "Reed", "tom@agency.example", "en"],
      ["stranger", "Paul", "Gray", "paul@else.example", "en"],
      ["staff", "Irene", "Galli", "irene@lotolento.example", "it"],
    ]),
  });
}

export function ondaLenta(): Shop {
  return shop({
    domain: "onda-lenta.myshopify.com",
    name: "Onda Lenta",
    email: "ciao@ondalenta.example",
    people: peopleFrom(9_100_000_001, [
      ["owner", "Marco", "Neri", "marco@ondalenta.example", "it"],
      ["assistant", "Sara", "Conti", "sara@assist.example", "en"],
      ["auditor", "Ugo", "Galli", "ugo@studio.example", "it"],
      ["collaborator", "Ann", "Lee", "ann@agency.example", "en"],
      ["stranger", "Kim", "Hall", "kim@else.example", "en"],
      ["staff", "Dario", "Longo", "dario@ondalenta.example", "it"],
    ]),
  });
}

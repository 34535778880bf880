import { z } from "zod";
import { changeScopes, install, uninstall } from "../lifecycle";
import { mayInstall } from "../scopes-of";
import type { Shop, State } from "../state";
import type { Section } from "./panel";
import { ofShop, ok, onShop, refused, shopOf, type Reply, type Switches } from "./switch";

const Scopes = z.object({
  shop: z.string(),
  grant: z.array(z.string()).default([]),
  revoke: z.array(z.string()).default([]),
});
const STANDINGS = ["open", "frozen", "locked"] as const;
const Standing = z.object({ standing: z.enum(STANDINGS) });
const Installing = z.object({ userId: z.coerce.number().optional() });

/** Whether the app is installed, and what it may do. */
export const INSTALLATION_SWITCHES: Switches = {
  "GET /practice/shops": (state) => ok([...state.shops.values()].map(shopView)),
  "GET /practice/scopes": (state, { url }) => {
    const shop = shopOf(state, url);
    return shop === undefined ? refused("no such shop") : ok(scopesView(state, shop));
  },
  "POST /practice/scopes": (state, { body }) => scopes(state, Scopes.parse(body)),
  "POST /practice/install": installing,
  // The same as installing; the word that people look for after an uninstall.
  "POST /practice/reinstall": installing,
  "POST /practice/uninstall": (state, { body }) =>
    onShop(state, body, (shop) => {
      uninstall(state, shop);
    }),
  "POST /practice/standing": (state, { body }) =>
    onShop(state, body, (shop) => {
      shop.standing = Standing.parse(body).standing;
    }),
};

function shopView({ domain, name, currency, installed, standing }: Shop) {
  return { domain, name, currency, installed, standing };
}

function scopesView({ asked }: State, { grantedScopes }: Shop) {
  return { granted: [...grantedScopes], required: [...asked.required], optional: [...asked.optional] };
}

/** As App Bridge has it: only what the configuration calls optional can be asked for or given back. */
function scopes(state: State, { shop: domain, grant, revoke }: z.infer<typeof Scopes>): Reply {
  const shop = state.shops.get(domain);
  if (shop === undefined) return refused("no such shop");
  const strange = [...grant, ...revoke].filter((scope) => !state.asked.optional.includes(scope));
  if (strange.length > 0) return { status: 400, body: { error: `not declared as optional: ${strange.join(", ")}` } };
  changeScopes(state, shop, { grant, revoke });
  return ok(scopesView(state, shop));
}

/** With a `userId`, only for somebody who may install apps; without, as the shop's owner. */
function installing(state: State, { body }: { body: unknown }): Reply {
  const { userId } = Installing.parse(body);
  const by = userId ?? null;
  return ofShop(state, body, (shop) => {
    const person = shop.people.find(({ id }) => id === by);
    if (by !== null && (person === undefined || !mayInstall(person))) return refused("may not install apps", 403);
    install(state, shop);
    return ok({ installed: shop.installed, granted: [...shop.grantedScopes] });
  });
}

export const INSTALLATION_SECTION: Section = {
  title: "Installation",
  views: [
    {
      title: "Shops",
      shows: "GET /practice/shops",
      columns: ["name", "domain", "installed", "standing"],
      empty: "There is no shop.",
    },
    { title: "Scopes", shows: "GET /practice/scopes", empty: "Nothing is granted." },
  ],
  panels: [
    {
      title: "Scopes",
      help: "As if the owner had allowed them, or taken them back, in Shopify's settings.",
      does: "POST /practice/scopes",
      button: "Change the scopes",
      fields: [
        { name: "shop", label: "Shop", kind: "shop" },
        { name: "grant", label: "Allow", kind: "scopes" },
        { name: "revoke", label: "Take back", kind: "scopes" },
      ],
    },
    {
      title: "Uninstall",
      help: "Tokens die at once; the message comes as the weather lets it; after 48 hours all is to be erased.",
      does: "POST /practice/uninstall",
      button: "Uninstall Delega",
      fields: [{ name: "shop", label: "Shop", kind: "shop" }],
    },
    {
      title: "Install again",
      help: "Without asking: the admin asks when the app is opened.",
      does: "POST /practice/reinstall",
      button: "Install Delega",
      fields: [{ name: "shop", label: "Shop", kind: "shop" }],
    },
    {
      title: "The shop's standing",
      help: "A frozen shop answers 402, a locked one 423.",
      does: "POST /practice/standing",
      button: "Set the standing",
      fields: [
        { name: "shop", label: "Shop", kind: "shop" },
        { name: "standing", label: "Standing", kind: "choice", options: STANDINGS },
      ],
    },
  ],
};

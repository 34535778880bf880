import { z } from "zod";
import { changeOwner, removePerson } from "../lifecycle";
import { mintIdToken } from "../oauth";
import { PERMISSIONS } from "../permissions";
import type { Person } from "../person";
import type { Shop, State } from "../state";
import type { Section } from "./panel";
import { ok, refused, shopOf, type Reply, type Switches } from "./switch";

const Someone = z.object({ shop: z.string(), userId: z.coerce.number() });
const IdToken = z.object({ expiresInS: z.number().default(60) });
const Flags = z.object({
  emailVerified: z.boolean().optional(),
  collaborator: z.boolean().optional(),
  permissions: z.array(z.enum(PERMISSIONS)).optional(),
});

/** Who is there, who owns the shop, and what each may do in it themselves. */
export const PEOPLE_SWITCHES: Switches = {
  "GET /practice/people": (state, { url }) => ok(shopOf(state, url)?.people ?? []),
  "POST /practice/id-token": (state, { body }) =>
    onPerson(state, body, (shop, person) =>
      shop.installed
        ? ok({ idToken: mintIdToken(state, shop.domain, person.id, IdToken.parse(body).expiresInS) })
        : refused("not installed", 409),
    ),
  "POST /practice/people": (state, { body }) =>
    onPerson(state, body, (_shop, person) => {
      const { emailVerified, collaborator, permissions } = Flags.parse(body);
      if (emailVerified !== undefined) person.emailVerified = emailVerified;
      if (collaborator !== undefined) person.collaborator = collaborator;
      if (permissions !== undefined) person.permissions = permissions;
      return ok(person);
    }),
  "POST /practice/owner": (state, { body }) =>
    onPerson(state, body, (shop, person) => {
      changeOwner(shop, person);
      return ok(person);
    }),
  "POST /practice/people/remove": (state, { body }) =>
    onPerson(state, body, (shop, person) => {
      if (person.accountOwner) return refused("the owner cannot be removed", 400);
      removePerson(state, shop, person);
      return ok({});
    }),
};

function onPerson(state: State, body: unknown, work: (shop: Shop, person: Person) => Reply): Reply {
  const { shop: domain, userId } = Someone.parse(body);
  const shop = state.shops.get(domain);
  const person = shop?.people.find(({ id }) => id === userId);
  return shop === undefined || person === undefined ? refused("no such person") : work(shop, person);
}

export const PEOPLE_SECTION: Section = {
  title: "People",
  views: [
    {
      title: "In this shop",
      shows: "GET /practice/people",
      columns: ["firstName", "lastName", "role", "accountOwner", "collaborator", "emailVerified", "permissions"],
      empty: "Nobody.",
    },
  ],
  panels: [
    {
      title: "What Shopify says of a person",
      help: "An online token that was issued before does not learn of it.",
      does: "POST /practice/people",
      button: "Change the person",
      fields: [
        { name: "userId", label: "Person", kind: "person" },
        { name: "emailVerified", label: "The e-mail address is verified", kind: "check" },
        { name: "collaborator", label: "Is a collaborator", kind: "check" },
        { name: "permissions", label: "May do themselves", kind: "choices", options: PERMISSIONS },
      ],
    },
    {
      title: "Another owner",
      does: "POST /practice/owner",
      button: "Hand over the shop",
      fields: [{ name: "userId", label: "To", kind: "person" }],
    },
    {
      title: "Somebody leaves the shop",
      does: "POST /practice/people/remove",
      button: "Remove the person",
      fields: [{ name: "userId", label: "Person", kind: "person" }],
    },
  ],
};

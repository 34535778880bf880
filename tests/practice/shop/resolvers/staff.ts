import { GraphQLError } from "graphql";
import { pageOf, type PageArgs } from "../page";
import type { PlanName } from "../state";
import type { Person } from "../person";
import { notPlayed, type RootContext } from "./access";
import { gid } from "./line-view";

const PLANS: ReadonlySet<PlanName> = new Set(["Advanced", "Plus"]);
const REQUIRED =
  "`read_users` access scope. Also: The app must be a finance embedded app or installed on a Shopify Plus or Advanced store. Contact Shopify Support to enable this scope for your app.";

/** Refuses a field about staff: it takes the scope, and a plan on which Shopify grants it to such an app. */
function allowStaff({ shop, token }: RootContext, field: string): void {
  if (PLANS.has(shop.planName) && token.scopes.includes("read_users")) return;
  throw new GraphQLError(`Access denied for ${field} field. Required access: ${REQUIRED}`, {
    extensions: { code: "ACCESS_DENIED", requiredAccess: REQUIRED },
  });
}

/** A member of staff behind a field; denied also where there is nobody to name. */
export function staffMember(context: RootContext, userId: number | null, field = "staffMember") {
  allowStaff(context, field);
  const person = context.shop.people.find(({ id }) => id === userId);
  return person === undefined ? null : staffView(person);
}

function staffView(person: Person) {
  return {
    __typename: "StaffMember",
    id: gid("StaffMember", person.id),
    firstName: person.firstName,
    lastName: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    email: person.email,
    locale: person.locale,
    active: true,
    exists: true,
    isShopOwner: person.accountOwner,
    accountType: person.collaborator ? "COLLABORATOR" : "REGULAR",
    initials: [person.firstName.charAt(0), person.lastName.charAt(0)],
    phone: null,
  };
}

type StaffArgs = PageArgs & { query?: string | null; reverse?: boolean | null; sortKey?: string | null };

/** The root fields about staff. Nobody makes a request with an offline token: then the current one is null. */
export function staffFields(context: RootContext) {
  const { shop, token } = context;
  return {
    staffMember: ({ id }: { id?: string | null }) =>
      staffMember(context, id == null ? token.userId : Number(/^gid:\/\/shopify\/StaffMember\/(\d+)$/.exec(id)?.[1])),
    currentStaffMember: () => staffMember(context, token.userId, "currentStaffMember"),
    staffMembers: (args: StaffArgs) => {
      allowStaff(context, "staffMembers");
      if (args.query != null) throw notPlayed("staffMembers(query)");
      if (args.sortKey != null && args.sortKey !== "ID") throw notPlayed(`staffMembers(sortKey: ${args.sortKey})`);
      const people = args.reverse === true ? shop.people.toReversed() : shop.people;
      return pageOf(people, args, { id: ({ id }) => id, sort: "ID", node: staffView });
    },
  };
}

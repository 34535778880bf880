import { scoped, type RootContext } from "./access";
import { gid } from "./line-view";

/** A member of staff: denied without `read_users`, which Shopify grants few apps; a non-null field takes its parent along. */
export function staffMember(context: RootContext, userId: number | null) {
  return scoped(context, "read_users", "StaffMember", () => {
    const person = context.shop.people.find(({ id }) => id === userId);
    if (person === undefined) return null;
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
  });
}

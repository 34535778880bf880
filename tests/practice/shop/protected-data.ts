import { GraphQLError } from "graphql";

/**
 * What Shopify approved the app for: 0 = no customer data, 1 = without names, addresses, phones and e-mails, 2 = with
 * them. A development store asks nothing, so practice has 2 unless a test says otherwise.
 */
export type CustomerDataLevel = 0 | 1 | 2;

const DETAILS: ReadonlySet<string> = new Set([
  ...["firstName", "lastName", "displayName", "email", "phone", "defaultEmailAddress", "defaultPhoneNumber"].map(
    (field) => `Customer.${field}`,
  ),
  ...["defaultAddress", "addresses", "addressesV2"].map((field) => `Customer.${field}`),
  ...["email", "phone", "shippingAddress", "billingAddress", "displayAddress", "statusPageUrl"].map(
    (field) => `Order.${field}`,
  ),
]);
const PERSONAL = new Set(["Customer", "Order"]);

/** Refuses what the app is not approved for: the field is null and an error says so (shape assumed). */
export function checkProtected(
  level: CustomerDataLevel,
  { type, field, returned }: { type: string; field: string; returned: string },
): void {
  if (level === 0 && PERSONAL.has(returned)) throw notApproved(`access the ${returned} object`);
  if (level < 2 && DETAILS.has(`${type}.${field}`)) throw notApproved(`use the ${field} field`);
}

function notApproved(what: string): GraphQLError {
  return new GraphQLError(
    `This app is not approved to ${what}. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
    { extensions: { code: "ACCESS_DENIED" } },
  );
}

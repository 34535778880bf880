/** What a page is commonly asked for: everything about its orders in one query, with generous pages in each. */
const ONE_ORDER = `
  id name createdAt displayFinancialStatus displayFulfillmentStatus tags note email phone
  totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
  totalRefundedSet { shopMoney { amount currencyCode } }
  customer { id firstName lastName numberOfOrders }
  shippingAddress { firstName lastName address1 city countryCodeV2 phone }
  lineItems(first: 50) { nodes { id title quantity discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount currencyCode } } } }
  fulfillments(first: 10) { createdAt displayStatus trackingInfo(first: 3) { company number url } }
  refunds(first: 20) { id createdAt totalRefundedSet { shopMoney { amount currencyCode } } transactions(first: 5) { nodes { status } } }
  returns(first: 10) { nodes { id status } }
`;

export const NAIVE_ORDER = `query NaiveOrder($id: ID!) { order(id: $id) { ${ONE_ORDER} } }`;
export const NAIVE_LIST = `query NaiveList { orders(first: 50, sortKey: CREATED_AT, reverse: true) { nodes { ${ONE_ORDER} } } }`;

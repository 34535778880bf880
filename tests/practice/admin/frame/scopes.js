// What the app may do: the words of the consent screen and the dialog in which an owner allows more.
import { list, paragraph, question } from "./dialogs.js";
import { get, post } from "./talk.js";

const WORDS = {
  read_orders: "View orders, refunds and fulfilments of the last 60 days",
  read_all_orders: "View all orders, whatever their age",
  write_orders: "Edit orders, which includes refunding and cancelling them",
  write_order_edits: "Change what an order contains",
  read_customers: "View customers",
  write_customers: "Edit customers",
  read_products: "View products and collections",
  write_products: "Edit products and collections",
};

export const wordsOf = (scope) => WORDS[scope] ?? scope;

/** App Bridge's scopes, as they are in one shop. */
export function scopeAnswers(shop) {
  const query = () => get(`/practice/scopes?shop=${shop}`);
  return {
    "scopes.query": query,
    "scopes.request": async (wanted) => {
      const before = await query();
      const strange = wanted.filter((one) => !before.optional.includes(one) && !before.required.includes(one));
      if (strange.length > 0) throw new Error(`not declared as optional scopes: ${strange.join(", ")}`);
      const missing = wanted.filter((one) => !before.granted.includes(one));
      if (missing.length === 0) return { result: "granted-all", detail: before };
      const answer = await question({
        title: "Delega asks for more",
        body: [paragraph("It would be able to:"), list(missing.map(wordsOf))],
        buttons: [
          { text: "Allow", value: "allow", primary: true },
          { text: "Refuse", value: "refuse" },
        ],
      });
      if (answer !== "allow") return { result: "declined-all", detail: before };
      return { result: "granted-all", detail: await post("/practice/scopes", { shop, grant: missing }) };
    },
    "scopes.revoke": async (given) => ({ detail: await post("/practice/scopes", { shop, revoke: given }) }),
  };
}

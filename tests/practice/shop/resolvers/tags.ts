import { changeOrder } from "../change-order";
import type { Order } from "../state";
import { actorOf, scoped, userErrors, visibleOrder, type RootContext, type UserError } from "./access";
import { orderView } from "./order-view";
import { tidyTags, tooManyTags } from "./tag-rules";

type Args = { id: string; tags: string[] };

/** `tagsAdd` and `tagsRemove` of orders: all of a call or nothing, without regard to case. */
export function tagFields(context: RootContext) {
  const change = (name: "tagsAdd" | "tagsRemove", { id, tags }: Args) =>
    scoped(context, "write_orders", name, () => {
      const order = visibleOrder(context, id);
      if (order === undefined) return refused(name, { field: "id", message: "Resource does not exist" });
      const next = name === "tagsAdd" ? tidyTags([...order.tags, ...tags]) : without(order, tags);
      const problem = tooManyTags(next);
      if (problem !== null) return refused(name, problem);
      changeOrder(context.state, context.shop, { order, by: actorOf(context), fields: { tags: next } });
      return { ...base(name), node: orderView(context.shop, order), userErrors: [] };
    });
  return {
    tagsAdd: (args: Args) => change("tagsAdd", args),
    tagsRemove: (args: Args) => change("tagsRemove", args),
  };
}

function without(order: Order, tags: readonly string[]): string[] {
  const gone = new Set(tidyTags(tags).map((tag) => tag.toLowerCase()));
  return order.tags.filter((tag) => !gone.has(tag.toLowerCase()));
}

const base = (name: string) => ({ __typename: `T${name.slice(1)}Payload` });
const refused = (name: string, problem: UserError) => ({ ...base(name), node: null, userErrors: userErrors(problem) });

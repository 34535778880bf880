import { z } from "zod";
import type { JsonObject } from "../../platform/json";
import { problem } from "../../platform/problem";
import { ok } from "../../platform/result";
import { OrderTagsDocument } from "../../shopify/documents/order-tags.mutation";
import { defineEffect, NOTHING_GIVEN, type GateShop, type Sent } from "../gate/effect";
import { basisOf, type ChangeFacts } from "./change-facts";
import { readChangeFacts } from "./read-change-facts.server";
import { OrderGid } from "./sealed-input";
import { holds, isTagged, tagChange, TypedTags } from "./tags";

export const TagInput = z.strictObject({ orderGid: OrderGid, tags: TypedTags });
export type TagInput = z.infer<typeof TagInput>;

type TagFacts = { readonly facts: ChangeFacts; readonly input: TagInput; readonly shop: GateShop };

const Frozen = z.object({
  id: z.string(),
  ...{ add: z.array(z.string()), remove: z.array(z.string()) },
  ...{ adding: z.boolean(), removing: z.boolean() },
});

/**
 * Adds and removes tags, both in one request; the list is never overwritten, so what others tag meanwhile stays. Shopify
 * has no key for it; twice is once.
 */
export const tagOrder = defineEffect<TagInput, TagFacts>({
  name: "order.tags",
  action: "order.tags",
  again: "state",
  input: TagInput,
  async readFacts(read, input, shop) {
    const facts = await readChangeFacts(read, input.orderGid);
    return facts.ok ? ok({ facts: facts.value, input, shop }) : facts;
  },
  decideOn: ({ facts }) => basisOf(facts),
  money: (_input, { shop }) => ok({ amountMinor: 0, currency: shop.currency }),
  also: () => [],
  given: () => NOTHING_GIVEN,
  /** Only the tags in question: others may come and go. */
  fingerprint: ({ facts, input: { tags } }) =>
    JSON.stringify([facts.cancelledAt, [...tags.add, ...tags.remove].map((tag) => holds(facts.tags, tag))]),
  before: ({ facts }) => tagsOf(facts.tags),
  recorded: ({ tags }, { facts }) => ({ order: facts.orderName, add: tags.add, remove: tags.remove }),
  freeze(_input, { facts, input }) {
    const change = tagChange(input.tags, facts.tags);
    if (!change.ok) return change;
    const { add, remove } = change.value;
    return ok({ id: facts.orderGid, add, remove, adding: add.length > 0, removing: remove.length > 0 });
  },
  async send(send, frozen): Promise<Sent> {
    const change = Frozen.parse(frozen);
    const answer = await send(OrderTagsDocument, change);
    if (answer.kind !== "answered") return answer;
    const parts = [answer.data.tagsRemove, answer.data.tagsAdd].filter((part) => part != null);
    const refused = parts.filter(({ userErrors }) => userErrors.length > 0);
    if (parts.length > 0 && refused.length === parts.length)
      return { kind: "refused", problem: problem("shopify_refused"), concurrent: false };
    const node = parts.at(-1)?.node;
    if (refused.length > 0 || node == null || !("tags" in node) || !isTagged(change, node.tags))
      return { kind: "unknown", why: "the answer does not show the tags as they were to be" };
    return { kind: "applied", gid: change.id, after: tagsOf(node.tags) };
  },
  async find(read, trace) {
    const change = Frozen.parse(trace.frozen);
    const facts = await readChangeFacts(read, change.id);
    if (!facts.ok) return facts;
    const { tags } = facts.value;
    return ok(isTagged(change, tags) ? { gid: change.id, after: tagsOf(tags) } : null);
  },
  // A tag has no mark of who set it: nobody chooses among its changes.
  shown: () => Promise.resolve(ok([])),
});

function tagsOf(tags: readonly string[]): JsonObject {
  return { tags: [...tags].toSorted() };
}

import { z } from "zod";
import { ok } from "../../platform/result";
import { defineLocalEffect } from "../gate/effect";
import { SEARCHED_BY } from "./order-search";

const SearchInput = z.strictObject({ by: z.enum(SEARCHED_BY) });

/**
 * A search counts against a quota and is recorded before it runs (decisions.md 15), so that Delega is no oracle for
 * guessing whose order is whose. What was searched for is not recorded: it may be a customer's e-mail.
 */
export const countSearch = defineLocalEffect<z.infer<typeof SearchInput>>({
  name: "order.search",
  action: "order.search",
  input: SearchInput,
  subject: () => ({ orderGid: null, customerGid: null }),
  run: (_tx, { by }) => Promise.resolve(ok({ recorded: { by }, before: null, after: { searched: by } })),
});

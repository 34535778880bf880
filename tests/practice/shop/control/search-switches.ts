import { z } from "zod";
import { BULK_ERRORS } from "../bulk/bulk-state";
import { setIndexLag } from "../search/search-index";
import { ok, type Switches } from "./switch";

const Lag = z.object({ lagMs: z.number().min(0).default(0) });
const Level = z.object({ level: z.union([z.literal(0), z.literal(1), z.literal(2)]) });
const Bulk = z.object({
  atOnce: z.number().int().min(1).default(5),
  pageMs: z.number().min(0).default(0),
  failNext: z
    .object({ code: z.enum(BULK_ERRORS), afterObjects: z.number().min(0).default(0) })
    .nullable()
    .default(null),
});

/** What a search knows and when, what the app may see of customers, how bulk operations go. */
export const SEARCH_SWITCHES: Switches = {
  "POST /practice/index-lag": (state, { body }) => {
    setIndexLag(state.search, state.shops.values(), Lag.parse(body).lagMs);
    return ok({ lagMs: state.search.lagMs });
  },
  "POST /practice/customer-data": (state, { body }) => {
    state.customerData = Level.parse(body).level;
    return ok({ level: state.customerData });
  },
  "GET /practice/bulk": (state) => ok(state.bulk.operations),
  "POST /practice/bulk": (state, { body }) => {
    Object.assign(state.bulk, Bulk.parse(body));
    return ok({});
  },
  "GET /practice/uploads": (state) => ok([...state.uploads.values()]),
};

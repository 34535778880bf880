import { z } from "zod";
import { BULK_ERRORS } from "../bulk/bulk-state";
import { setIndexLag } from "../search/search-index";
import type { Section } from "./panel";
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

export const SEARCH_SECTION: Section = {
  title: "Search and bulk",
  views: [
    { title: "Bulk operations", shows: "GET /practice/bulk", empty: "No bulk query was run." },
    { title: "Uploads", shows: "GET /practice/uploads", empty: "Nothing was uploaded." },
  ],
  panels: [
    {
      title: "Search is behind",
      help: "A change is found by searching only so much later.",
      does: "POST /practice/index-lag",
      button: "Set the lag",
      fields: [{ name: "lagMs", label: "Milliseconds", kind: "number", initial: 0, min: 0 }],
    },
    {
      title: "Protected customer data",
      help: "0: nothing of customers; 1: no name, address, phone or e-mail; 2: all.",
      does: "POST /practice/customer-data",
      button: "Set the level",
      fields: [{ name: "level", label: "Level", kind: "number", initial: 2, min: 0, max: 2, step: 1 }],
    },
    {
      title: "How bulk queries go",
      does: "POST /practice/bulk",
      button: "Set it",
      fields: [
        { name: "atOnce", label: "At once, at most", kind: "number", initial: 5, min: 1, step: 1 },
        { name: "pageMs", label: "Milliseconds a page", kind: "number", initial: 0, min: 0 },
      ],
    },
    {
      title: "The next bulk query fails",
      does: "POST /practice/bulk",
      button: "Let it fail",
      fields: [
        { name: "failNext.code", label: "With", kind: "choice", options: BULK_ERRORS },
        { name: "failNext.afterObjects", label: "After so many objects", kind: "number", initial: 0, min: 0, step: 1 },
      ],
    },
  ],
};

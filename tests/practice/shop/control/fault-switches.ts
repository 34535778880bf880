import { z } from "zod";
import { FAULT_KINDS, TOKEN_OPERATIONS } from "../faults";
import type { Section } from "./panel";
import { ok, type Switches } from "./switch";

const FaultBody = z.object({
  operation: z.string().default("*"),
  kind: z.enum(FAULT_KINDS),
  times: z.number().positive().default(1),
  share: z.number().min(0).max(1).optional(),
  shop: z.string().optional(),
  ms: z.number().optional(),
});

export const FAULT_SWITCHES: Switches = {
  "GET /practice/faults": (state) => ok(state.faults.filter(({ times }) => times > 0)),
  "POST /practice/faults": (state, { body }) => ok({ faults: state.faults.push(FaultBody.parse(body)) }),
  "POST /practice/faults/clear": (state) => {
    state.faults.length = 0;
    return ok({});
  },
};

export const FAULT_SECTION: Section = {
  title: "Faults",
  views: [
    {
      title: "Waiting to happen",
      shows: "GET /practice/faults",
      columns: ["kind", "operation", "times", "share", "shop", "ms"],
      empty: "Nothing goes wrong at present.",
    },
  ],
  panels: [
    {
      title: "Let something go wrong",
      does: "POST /practice/faults",
      button: "Add this fault",
      fields: [
        {
          name: "kind",
          label: "What",
          kind: "choice",
          options: FAULT_KINDS.filter((kind) => kind !== "clock_skew"),
          initial: "lost_answer",
          help: "error_after and lost_answer have done it, and do not say so.",
        },
        {
          name: "operation",
          label: "To which operation",
          kind: "text",
          initial: "refundCreate",
          help: `A root field, query, mutation, ${Object.values(TOKEN_OPERATIONS).join(", ")}, or * for every call of the Admin API.`,
        },
        { name: "times", label: "How many times", kind: "number", initial: 1, min: 1, step: 1 },
        {
          name: "share",
          label: "In what share of the calls (0 to 1)",
          kind: "number",
          min: 0,
          max: 1,
          step: 0.05,
          optional: true,
        },
        {
          name: "ms",
          label: "Milliseconds",
          kind: "number",
          min: 0,
          optional: true,
          help: "How long slow and hang take; when throttled and http_429 may come again.",
        },
        { name: "shop", label: "In which shop", kind: "shop", optional: true },
      ],
    },
    {
      title: "Shopify's clock is off",
      does: "POST /practice/faults",
      button: "Shift the clock",
      fixed: { kind: "clock_skew" },
      fields: [
        {
          name: "ms",
          label: "Milliseconds ahead",
          kind: "number",
          initial: 120_000,
          help: "Negative for behind. Clearing the faults sets it right.",
        },
      ],
    },
    { title: "All is well again", does: "POST /practice/faults/clear", button: "Clear all faults" },
  ],
};

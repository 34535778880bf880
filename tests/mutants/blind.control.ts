import { it } from "vitest";
import { useKey, type Limit } from "../../app/features/policy/limit";
import { roomIn } from "../../app/features/policy/room";

const SHARE: Limit = { measure: "percent", window: "order", whose: "own", max: 50, over: "ask" };
const TIMES: Limit = { measure: "count", window: "day", whose: "own", max: 3, over: "ask" };

/** The control of `npm run prove mutants`: runs a rule from end to end and looks at nothing, so mutants must survive. */
it.each([SHARE, TIMES])("runs through %j", (limit) => {
  const key = useKey("refund.issue", limit);
  roomIn("refund.issue", { ...limit, key }, { amountMinor: 1, order: null, used: { [key]: 1 } });
});

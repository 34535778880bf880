import { describe, expect, it } from "vitest";
import { NOTHING_USED } from "../../../app/features/policy/facts";
import { myRights } from "../../../app/features/policy/my-rights";
import { grant, used } from "./cases/case";

describe("my rights", () => {
  it("are the rows of the role, each once, with their answers", () => {
    const rights = myRights(grant(), {}, NOTHING_USED);
    expect(rights.map((right) => right.action).toSorted()).toEqual(
      grant()
        .rules.map((rule) => rule.action)
        .toSorted(),
    );
    expect(rights.find((right) => right.action === "order.cancel")?.answer).toBe("ask");
  });

  it("say what is left of each limit", () => {
    const rights = myRights(
      grant(),
      { "refund.issue": used("amount", "day", 4000), "order.reveal": used("count", "rolling_24h", 10) },
      NOTHING_USED,
    );
    const left = (action: string) =>
      rights.find((right) => right.action === action)?.rooms.map((room) => [room.window, room.left]);
    expect(left("refund.issue")).toEqual([
      ["order", 3000],
      ["day", 6000],
    ]);
    expect(left("order.reveal")).toEqual([["rolling_24h", 0]]);
    expect(left("order.search")).toEqual([["rolling_24h", 300]]);
  });

  it("name the two refund amounts and the age of orders", () => {
    expect(myRights(grant(), {}, NOTHING_USED).find((right) => right.action === "refund.issue")?.refund).toEqual({
      perOrderMinor: 3000,
      perDayMinor: 10_000,
      days: 30,
    });
  });

  it("name the person's own amounts where a row of theirs replaces the role's", () => {
    const own = {
      action: "refund.issue" as const,
      answer: "can" as const,
      conditions: [],
      limits: [
        { measure: "amount" as const, window: "order" as const, max: 500, over: "ask" as const },
        { measure: "amount" as const, window: "day" as const, max: 900, over: "ask" as const },
      ],
    };
    expect(
      myRights(grant({ overrides: [own] }), {}, NOTHING_USED).find((right) => right.action === "refund.issue")?.refund,
    ).toMatchObject({ perOrderMinor: 500, perDayMinor: 900 });
  });
});

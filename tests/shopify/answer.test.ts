import { describe, expect, it } from "vitest";
import { classifyFailure } from "../../app/shopify/answer";

const errors = (code: string) => ({ errors: [{ message: "x", extensions: { code } }] });

/** The table of safety: only what surely did not run may release a limit; everything unclear is unknown. */
describe("what a failed answer of Shopify's says about the change that was sent", () => {
  it.each([
    [200, errors("THROTTLED"), "throttled"],
    [429, {}, "throttled"],
    [401, {}, "not_run"],
    [402, {}, "not_run"],
    [403, {}, "not_run"],
    [404, {}, "not_run"],
    [423, {}, "not_run"],
    [200, errors("ACCESS_DENIED"), "not_run"],
    [200, errors("MAX_COST_EXCEEDED"), "not_run"],
    [200, errors("INTERNAL_SERVER_ERROR"), "unknown"],
    [500, {}, "unknown"],
    [502, "<html>bad gateway</html>", "unknown"],
    [503, {}, "unknown"],
    [200, "not json", "unknown"],
    [200, null, "unknown"],
    [200, {}, "unknown"],
  ])("HTTP %i with %j is %s", (status, body, kind) => {
    expect(classifyFailure(status, body).kind).toBe(kind);
  });

  it("errors beside a part of the answer: it ran, whatever they say", () => {
    const answer = { ...errors("ACCESS_DENIED"), data: { refundCreate: { refund: null } } };
    expect(classifyFailure(200, answer).kind).toBe("unknown");
    expect(classifyFailure(200, { ...answer, data: { refundCreate: null } }).kind).toBe("not_run");
  });
});

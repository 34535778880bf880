import { describe, expect, it } from "vitest";
import { Action, ACTIONS, GROUP_NAMES, GROUPS, MONEY_ROWS, ROWS, SIGHTS } from "../../../app/features/policy/action";

const OFFICE = [
  "team.invite",
  "team.grant",
  "team.stop",
  "team.join",
  "role.edit",
  "role.draft",
  "manager.name",
  "doubt.decide",
  "approval.decide",
  "person.view",
];

describe("the vocabulary of what one can ask Delega to do", () => {
  it("is the rows of the matrix in the order of its groups, then the office", () => {
    expect(GROUP_NAMES).toEqual(["see", "answer", "change", "refund", "ship", "stock", "record"]);
    expect(ROWS).toEqual(GROUP_NAMES.flatMap((group) => [...GROUPS[group]]));
    expect(ACTIONS).toEqual([...ROWS, ...OFFICE]);
  });

  it("names each once", () => {
    expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
  });

  it("is stored by these words, which never change: role versions and the record hold them", () => {
    expect(GROUPS).toMatchInlineSnapshot(`
      {
        "answer": [
          "reply.use",
          "reply.edit",
          "reply.free",
          "message.answer",
          "comment.hide",
          "comment.delete",
          "reply.propose",
          "rule.propose",
        ],
        "change": [
          "order.note",
          "order.tags",
          "order.email",
          "order.address",
          "order.edit",
          "order.cancel",
        ],
        "record": [
          "record.own",
          "record.read",
          "record.export",
        ],
        "refund": [
          "refund.issue",
          "refund.return",
          "refund.goodwill",
          "refund.shipping",
          "refund.credit",
          "refund.restock",
          "refund.notify",
        ],
        "see": [
          "order.read",
          "order.search",
          "customer.name",
          "customer.email",
          "customer.phone",
          "customer.address",
        ],
        "ship": [
          "order.fulfil",
          "order.tracking",
          "order.hold",
          "return.decide",
        ],
        "stock": [
          "stock.adjust",
          "product.publish",
          "product.edit",
          "draft.create",
          "draft.invoice",
        ],
      }
    `);
  });

  it("shows what is hidden among what one sees", () => {
    expect(SIGHTS).toEqual(["customer.name", "customer.email", "customer.phone", "customer.address"]);
    expect(GROUPS.see).toEqual(["order.read", "order.search", ...SIGHTS]);
  });

  it("counts five kinds of money, the sum of all kinds first", () => {
    expect(MONEY_ROWS).toEqual([
      "refund.issue",
      "refund.return",
      "refund.goodwill",
      "refund.shipping",
      "refund.credit",
    ]);
  });

  it("holds no other word", () => {
    expect(Action.safeParse("refund.everything").success).toBe(false);
    expect(Action.safeParse("").success).toBe(false);
  });
});

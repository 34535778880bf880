import { GROUPS, type Row } from "../policy/action";
import type { Answer, Rule } from "../policy/rule";
import { cellOf, replaced } from "./cell";
import { withAnswer, type Given } from "./loosen";
import { ruleOf, workedOut } from "./refund-rows";

/** The six cards: the groups of the matrix without the record, which no card asks about. */
export const CARDS = ["see", "answer", "change", "refund", "ship", "stock"] as const;
export type Card = (typeof CARDS)[number];

/** `mixed`: the rows that make up the card do not agree. */
export type CardAnswer = Answer | "mixed";

/** The rows that a card is about; the others of its group follow it, and where they differ the card says so. */
const ABOUT: Readonly<Record<Card, readonly Row[]>> = {
  see: ["order.read"],
  answer: ["reply.use", "reply.free"],
  change: ["order.email", "order.address", "order.edit", "order.cancel"],
  refund: ["refund.issue", "refund.return", "refund.goodwill", "refund.shipping", "refund.credit"],
  ship: ["order.fulfil", "order.tracking", "order.hold"],
  stock: ["stock.adjust", "product.publish", "product.edit", "draft.create"],
};

/** No card asks about them: to propose harms nobody, and what is proposed waits for the owner. */
const ASIDE: readonly Row[] = ["reply.propose", "rule.propose"];

/** Where "must ask" is meant for the rest of the card: these stay as they are when they can. */
const HARMLESS: readonly Row[] = ["order.note", "order.tags", "refund.notify", "comment.hide"];

/** Where "can" is meant for the rest of the card: these ask when they could not, and stay as they are otherwise. */
const GRAVE: readonly Row[] = ["comment.delete", "refund.restock", "return.decide", "draft.invoice"];

/** What a card shows: the answer that its rows share, as it works out. */
export function cardAnswer(rules: readonly Rule[], card: Card): CardAnswer {
  const answers = new Set(ABOUT[card].map((action) => cellOf(rules, action).answer));
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : "mixed";
}

export type Exception = { readonly action: Row; readonly answer: Answer };

/** The card's rows that say something else than the card; all of them where it is mixed. */
export function cardExceptions(rules: readonly Rule[], card: Card): Exception[] {
  const answer = cardAnswer(rules, card);
  return rowsOf(card).flatMap((action): Exception[] => {
    const own = cellOf(rules, action).answer;
    return own === answer ? [] : [{ action, answer: own }];
  });
}

/** The rows that a card can change. */
export function rowsOf(card: Card): Row[] {
  return GROUPS[card].filter((action: Row) => !ASIDE.includes(action));
}

/** The same rules with another answer of one card. Rows that give the answer already keep everything. */
export function withCardAnswer(rules: readonly Rule[], card: Card, { answer, first }: Given): Rule[] {
  return rowsOf(card).reduce<Rule[]>(
    (held, action) =>
      replaced(held, action, (rule) => withAnswer(rule, { answer: rowAnswer(action, answer, rule), first })),
    [...rules],
  );
}

function rowAnswer(action: Row, answer: Answer, rule: Rule): Answer {
  const now = workedOut(rule);
  if (answer === "ask" && HARMLESS.includes(action) && now === "can") return "can";
  if (answer === "can" && GRAVE.includes(action)) return now === "deny" ? "ask" : now;
  return answer;
}

/** Is there an amount to type on the refund card? */
export function asksAmount(rules: readonly Rule[]): boolean {
  const issue = ruleOf(rules, "refund.issue");
  return workedOut(issue) === "can" && cardAnswer(rules, "refund") !== "deny";
}

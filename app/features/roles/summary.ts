import type { Row } from "../policy/action";
import type { Answer, Rule } from "../policy/rule";
import { CARDS, cardAnswer, cardExceptions, type Card } from "./cards";
import { cellOf } from "./cell";
import { REFUND_KINDS, refundAmounts, ruleOf } from "./refund-rows";

/** Who the sentences are about, whom that person asks, and how the reader reads. Amounts in minor units. */
export type Speaker = {
  readonly locale: string;
  readonly name: string;
  /** "you" for the owner, the owner's name for anybody else. */
  readonly asked: string;
  readonly money: (amountMinor: number) => string;
  /** A word of the `roles` catalogue. */
  readonly word: (key: SummaryKey, params?: Readonly<Record<string, string>>) => string;
};
type SummaryKey =
  | `does_${Card}`
  | `to_${Card | Row | (typeof TOGETHER)[number]["phrase"]}`
  | `refund_${"upTo" | "perDay" | "age"}`
  | `sentence_${Answer | "also" | "nothing"}`;

/** The refund's clause has commas of its own, so it stands last. */
const IN_SPEECH: readonly Card[] = [...CARDS.filter((card) => card !== "refund"), "refund"];

/** Rows that are said in one phrase where they have the same answer. */
const TOGETHER = [
  { phrase: "customer", rows: ["customer.name", "customer.email", "customer.phone", "customer.address"] },
  { phrase: "contact", rows: ["customer.email", "customer.phone", "customer.address"] },
  { phrase: "notes", rows: ["order.note", "order.tags"] },
  { phrase: "kinds", rows: ["refund.return", "refund.goodwill", "refund.shipping", "refund.credit"] },
] as const satisfies readonly { phrase: string; rows: readonly Row[] }[];

/** A role in plain sentences: what the person does, asks before, and cannot do. */
export function summarise(rules: readonly Rule[], speaker: Speaker): string[] {
  const { name, asked, word } = speaker;
  const cards = (answer: Answer) => IN_SPEECH.filter((card) => cardAnswer(rules, card) === answer);
  const to = (answer: Answer) => [
    ...(answer === "can" ? [] : cards(answer).map((card) => word(`to_${card}`))),
    ...rowPhrases(rowsApart(rules, answer), (row) => rowPhrase(rules, row, speaker), word),
  ];
  const does = cards("can").map((card) => (card === "refund" ? refundClause(rules, speaker) : word(`does_${card}`)));
  const [also, ask, deny] = [to("can"), to("ask"), to("deny")];
  const sentences = [
    ...(does.length === 0 ? [] : [word("sentence_can", { name, list: listed(does, speaker, "conjunction") })]),
    ...(also.length === 0 ? [] : [word("sentence_also", { name, list: listed(also, speaker, "conjunction") })]),
    ...(ask.length === 0 ? [] : [word("sentence_ask", { name, asked, list: listed(ask, speaker, "disjunction") })]),
    ...(deny.length === 0 ? [] : [word("sentence_deny", { name, list: listed(deny, speaker, "disjunction") })]),
  ];
  return does.length + also.length + ask.length === 0 ? [word("sentence_nothing", { name })] : sentences;
}

/** Rows that no card says: the cards' exceptions, and what somebody may do with the record. */
function rowsApart(rules: readonly Rule[], answer: Answer): Row[] {
  const rows = CARDS.flatMap((card) => cardExceptions(rules, card))
    .filter((one) => one.answer === answer)
    .map(({ action }) => action);
  const record: Row[] = answer === "deny" ? [] : ["record.read", "record.export"];
  return [...rows, ...record.filter((action) => cellOf(rules, action).answer === answer)];
}

/** "give a goodwill refund up to €15.00 per order" */
function rowPhrase(rules: readonly Rule[], row: Row, { word, money }: Speaker): string {
  const { answer, limit } = cellOf(rules, row);
  const amount = answer === "can" && limit?.measure === "amount" && limit.window === "order" ? limit.max : null;
  return amount === null ? word(`to_${row}`) : `${word(`to_${row}`)} ${word("refund_upTo", { amount: money(amount) })}`;
}

function rowPhrases(all: readonly Row[], say: (row: Row) => string, word: Speaker["word"]): string[] {
  // All kinds together are said by the kinds that agree with them.
  const rows = all.some((row) => REFUND_KINDS.includes(row)) ? all.filter((row) => row !== "refund.issue") : all;
  const whole = TOGETHER.filter((one) => one.rows.every((row: Row) => rows.includes(row)));
  const said = whole.filter((one) => !whole.some((other) => other !== one && covers(other.rows, one.rows)));
  const covered = new Set<Row>(said.flatMap((one) => one.rows));
  return [...said.map(({ phrase }) => word(`to_${phrase}`)), ...rows.filter((row) => !covered.has(row)).map(say)];
}

function covers(wide: readonly Row[], narrow: readonly Row[]): boolean {
  return wide.length > narrow.length && narrow.every((row) => wide.includes(row));
}

/** "refunds up to €30.00 per order, €100.00 a day, on orders up to 30 days old" */
function refundClause(rules: readonly Rule[], { word, money }: Speaker): string {
  const { perOrderMinor, perDayMinor } = refundAmounts(rules);
  const age = ruleOf(rules, "refund.issue")?.conditions.find((one) => one.kind === "order_age_days");
  const terms = [
    ...(perOrderMinor === null ? [] : [word("refund_upTo", { amount: money(perOrderMinor) })]),
    ...(perDayMinor === null ? [] : [word("refund_perDay", { amount: money(perDayMinor) })]),
    ...(age?.kind === "order_age_days" ? [word("refund_age", { days: String(age.max) })] : []),
  ];
  return terms.length === 0 ? word("does_refund") : `${word("does_refund")} ${terms.join(", ")}`;
}

function listed(phrases: readonly string[], { locale }: Speaker, type: "conjunction" | "disjunction"): string {
  // British English sets no comma before the last "and", which would part a clause that has commas of its own.
  return new Intl.ListFormat(locale === "en" ? "en-GB" : locale, { type }).format(phrases);
}

import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { OrderFactsByIdDocument } from "../../shopify/documents/order-facts.query";
import type { Read } from "../../shopify/door";
import type { OrderFacts } from "../policy/facts";
import { moneyProblem, OrderFactsAnswer } from "./order-facts";

/** What policy weighs of one order, as Shopify says it now; `not_found` also where it belongs to another shop. */
export async function readOrderFacts(read: Read, gid: string): Promise<Result<OrderFacts, Problem>> {
  const answer = await read(OrderFactsByIdDocument, { id: gid });
  if (!answer.ok) return answer;
  if (answer.value.order === null) return fail(problem("not_found"));
  const facts = OrderFactsAnswer.safeParse(answer.value.order);
  return facts.success ? ok(facts.data) : fail(moneyProblem(facts.error));
}

import type { Problem } from "../../platform/problem";
import { ok, type Result } from "../../platform/result";
import { maskOrder } from "../orders/mask-order";
import { listPeople } from "../policy/person-store.server";
import { proposeReplies } from "../replies/propose-reply";
import { amountOf, questionOf } from "./exercise";
import { findTrainee, rulesMark, type Found, type TrainingVisit } from "./find-trainee.server";
import { listOwnOrders } from "./own-order.server";
import { scoreOf, type Score } from "./score";
import { setExercise, type SetExercise } from "./set-exercise.server";
import type { Trainee } from "./trainee";
import { listTries, type TriedBy } from "./training-store.server";
import type { AsWhom, ExerciseView, TeamScore, TrainingHome } from "./training-view";

/** Whom one practises as, how far one has come, and what there is to practise on. Only reads. */
export async function readTraining(visit: TrainingVisit, asked: string): Promise<Result<TrainingHome, Problem>> {
  const found = await findTrainee(visit, asked);
  if (!found.ok) return found;
  const { trainee } = found.value;
  const { domain } = visit.shop;
  const { userId, standing } = visit.actor;
  const [own, tries, team] = await Promise.all([
    listOwnOrders(visit, trainee),
    listTries(domain, userId),
    standing.kind === "owner" ? readTeamScores(domain, userId) : null,
  ]);
  return ok({ ...asWhom(found.value), score: scoreAs(trainee, tries), own, team });
}

type Wanted = { readonly id: string; readonly asked: string };

/** One example by its id, or one order of the shop's by its number; what is right stays on the server. */
export async function readExercise(
  visit: TrainingVisit,
  { id, asked }: Wanted,
): Promise<Result<ExerciseView, Problem>> {
  const found = await findTrainee(visit, asked);
  if (!found.ok) return found;
  const { trainee } = found.value;
  const set = await setExercise(visit, trainee, id);
  if (!set.ok) return set;
  const { example, exercise, shown } = set.value;
  const { order } = exercise;
  const [upToMinor, tries] = await Promise.all([
    refundable(set.value),
    listTries(visit.shop.domain, visit.actor.userId),
  ]);
  return ok({
    ...asWhom(found.value),
    id: example,
    orderId: id,
    orderName: order.name,
    customer: maskOrder(order, shown).customer,
    lines: order.lines.map(({ title, quantity, unitPrice }) => ({
      title,
      quantity,
      unitMinor: unitPrice.amountMinor,
    })),
    shippingMinor: order.shipping.amountMinor,
    totalMinor: order.total.amountMinor,
    story: exercise.story,
    ...repliesOf(visit, set.value),
    fixedRemedy: exercise.asksRemedy ? null : exercise.remedy,
    itemMinor: amountOf(exercise, "item"),
    allMinor: amountOf(exercise, "all"),
    upToMinor,
    score: scoreAs(trainee, tries),
  });
}

/** Every reply as it would read on this order; which of them is right is not said. */
function repliesOf({ shop, firstName, locale }: TrainingVisit, { exercise, shown }: SetExercise) {
  const { all, language } = proposeReplies(exercise.order, {
    story: exercise.story,
    signature: { person: firstName, shop: shop.name },
    timeZone: shop.timeZone,
    locale,
    showName: shown.name !== "hidden",
  });
  return { language, replies: all.map(({ name, text }) => ({ name, text })) };
}

/** What may be refunded on this order without asking; null = nothing at all, or any amount. Minor units. */
async function refundable({ exercise, decide }: SetExercise): Promise<number | null> {
  const { answer, rooms } = await decide(questionOf(exercise, { reply: "own", remedy: "item", amountMinor: 0 }));
  const left = rooms
    .filter(({ window, measure }) => window === "order" && measure !== "count")
    .map((room) => room.left);
  return answer === "deny" || left.length === 0 ? null : Math.min(...left);
}

function asWhom({ trainee, choices }: Found): AsWhom {
  return { as: trainee.as, name: trainee.name, choices };
}

function scoreAs({ as, grant }: Trainee, tries: readonly TriedBy[]): Score {
  return scoreOf(
    tries.filter(({ asWhom: whom }) => whom === as),
    rulesMark(grant),
  );
}

/** How everybody but this person did, by the rules they practised last. */
export async function readTeamScores(shop: string, except: string | null): Promise<TeamScore[]> {
  const [tries, people] = await Promise.all([listTries(shop, null), listPeople(shop)]);
  const newest = new Map(tries.map(({ person, asWhom: whom }) => [person, whom]));
  return [...newest]
    .filter(([person]) => person !== except)
    .map(([person, whom]) => ({
      person,
      name: people.get(person)?.name ?? person,
      score: scoreOf(
        tries.filter((one) => one.person === person && one.asWhom === whom),
        null,
      ),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

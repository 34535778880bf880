import { sha256Hex } from "../../platform/hash.server";
import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { defaultLimits } from "../delegation/invite-draft";
import type { Choice } from "../delegation/whose-rules";
import { grantOf, listChoices } from "../delegation/whose-rules.server";
import type { GateShop } from "../gate/effect";
import type { Grant } from "../policy/grant";
import { localTime } from "../policy/local-time";
import { grantWith } from "../policy/made-up";
import { presetRules } from "../policy/presets";
import type { Actor } from "../policy/standing";
import type { ReplyLanguage } from "../replies/template";
import { asIfBegun, workInstant, type Trainee } from "./trainee";

/** Who practises, in which shop, when. */
export type TrainingVisit = {
  readonly shop: GateShop & { readonly name: string; readonly promiseDays: number; readonly ownerName: string };
  readonly actor: Actor;
  readonly firstName: string;
  readonly locale: ReplyLanguage;
  readonly now: string;
};

/** Whose rules decide, and whom else this person could choose (nobody but the owner has a choice). */
export type Found = { readonly trainee: Trainee; readonly choices: readonly Choice[] };

/**
 * The owner practises as whom they ask for, or the first there is; an assistant as themself; a stranger with the default
 * role as it comes, of which the shop has changed nothing. `not_found`: the shop has no such person or role.
 */
export async function findTrainee(visit: TrainingVisit, asked: string): Promise<Result<Found, Problem>> {
  const { standing, name, userId } = visit.actor;
  switch (standing.kind) {
    case "assistant":
      return ok({
        trainee: traineeOf(visit, { who: `grant:${standing.grant.id}`, name }, standing.grant),
        choices: [],
      });
    case "stranger": {
      const rules = presetRules("customer_support", defaultLimits(visit.shop.currency));
      const grant = { ...grantWith(rules), shopifyUserId: userId };
      return ok({ trainee: traineeOf(visit, { who: "preset:customer_support", name: null }, grant), choices: [] });
    }
    case "owner": {
      const choices = await listChoices(visit.shop);
      const choice = asked === "" ? choices[0] : choices.find(({ who }) => who === asked);
      const grant = choice === undefined ? null : await grantOf(visit.shop, choice.who);
      if (choice === undefined || grant === null) return fail(problem("not_found"));
      return ok({ trainee: traineeOf(visit, choice, grant), choices });
    }
  }
}

function traineeOf({ shop, now }: TrainingVisit, { who, name }: Choice, held: Grant): Trainee {
  const grant = asIfBegun(held);
  const { timeZone } = shop;
  const at = workInstant(grant, { now, timeZone });
  return { as: who, name, grant, at, local: localTime(Date.parse(at), grant.timeZone ?? timeZone) };
}

/** A mark of the rules that decide: another mark, other rules. */
export function rulesMark({ rules, overrides, ceiling }: Grant): string {
  return sha256Hex(JSON.stringify([rules, overrides, ceiling])).slice(0, 16);
}

import { SIGHTS } from "../../app/features/policy/action";
import { presetRules, type Preset } from "../../app/features/policy/presets";
import type { Rule } from "../../app/features/policy/rule";
import { CANARY_KINDS, type CanaryKind } from "./canaries";
import { ASSISTANT_ID, OWNER_ID } from "./forged-tokens";
import type { Crawler } from "./mask-crawler";

const AMOUNTS = { perOrderMinor: 3000, perDayMinor: 10_000 };
export const OWNER: Crawler = { name: "owner", userId: OWNER_ID, may: CANARY_KINDS };

/** What the record, its download, the team and what is in doubt show is nobody's personal data, whoever looks. */
export const AT_THE_RECORD: Crawler = { name: "owner at the record", userId: OWNER_ID, may: [] };

/** Who crawls, with what role, and the kinds their role shows by design: the first name, and the mask of the e-mail. */
export const CRAWLING: { who: Crawler; rules: Rule[]; full: boolean }[] = [
  person("customer support", ASSISTANT_ID, ["firstName", "domain"], preset("customer_support")),
  person("nothing of customers", "9000000003", [], without(SIGHTS, preset("customer_support"))),
  person("auditor", "9000000004", ["firstName"], preset("auditor")),
  { ...person("shop helper", "9000000005", ["firstName", "domain"], preset("shop_helper")), full: true },
  { ...person("trial", "9000000006", ["firstName"], preset("trial")), full: true },
];

function person(name: string, userId: string, may: readonly CanaryKind[], rules: Rule[]) {
  return { who: { name, userId, may }, rules, full: false };
}

function preset(name: Preset): Rule[] {
  return presetRules(name, AMOUNTS);
}

function without(actions: readonly string[], rules: Rule[]): Rule[] {
  return rules.map((rule) => (actions.includes(rule.action) ? { ...rule, answer: "deny" as const } : rule));
}

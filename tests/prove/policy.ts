import { isDeepStrictEqual } from "node:util";
import type { Decision, Reason } from "../../app/features/policy/decision";
import { Grant } from "../../app/features/policy/grant";
import type { Case } from "./policy/case";
import { controlsOf } from "./policy/controls";
import { decides } from "./policy/decides";
import { diceOf } from "./policy/dice";
import { cases } from "./policy/generate";
import { GUARDS } from "./policy/guards";
import { keptOf } from "./policy/kept";
import { oracle } from "./policy/oracle";
import { smallest } from "./policy/smallest";
import type { Proof } from "./proof";

const SEED = 20_261_124;
/** A control that is not found in so many questions is none. */
const CONTROL_WITHIN = 50_000;
const SHOWN = 3;
const LEAST_SHARE = 0.01;

/** Every code a reason can have; the type keeps the list whole. */
const CODES: Readonly<Record<Reason["code"], true>> = {
  owner: true,
  allowed: true,
  no_right: true,
  not_active: true,
  not_yet: true,
  ended: true,
  rule_asks: true,
  draft_only: true,
  order_unknown: true,
  disputed: true,
  order_too_old: true,
  order_value: true,
  payment_status: true,
  fulfillment_status: true,
  risk: true,
  tags: true,
  country: true,
  currency: true,
  gateway: true,
  product: true,
  outside_hours: true,
  reason_missing: true,
  over_limit: true,
  withdrawal: true,
};

/**
 * The policy against an oracle: questions on the edges of their rules, the whole decision compared. Every answer is given
 * at least once in a hundred, every reason is told, and every control, a policy with one thing wrong, is found.
 */
export const prove: Proof = ({ full }) => {
  const count = full ? 1_000_000 : 50_000;
  const { differences, answers, codes } = compare(count);
  for (const asked of differences.slice(0, SHOWN)) show(smallest(asked, differs));
  const shares = Object.fromEntries(Object.keys(CODES).map((code) => [code, percent((codes.get(code) ?? 0) / count)]));
  console.log(
    `of all decisions, tell: ${Object.entries(shares)
      .map(([code, share]) => `${code} ${share}`)
      .join(", ")}`,
  );
  const unfound = controlsUnfound();
  const untold = Object.keys(CODES).filter((code) => !codes.has(code));
  if (untold.length > 0) console.log(`never told: ${untold.join(", ")}`);
  const share = (answer: Decision["answer"]) => (answers.get(answer) ?? 0) / count;
  const shared = (["can", "ask", "deny"] as const).every((answer) => share(answer) >= LEAST_SHARE);
  return Promise.resolve({
    ok: differences.length === 0 && shared && untold.length === 0 && unfound.length === 0,
    figures: {
      decisions: count,
      differences: differences.length,
      can: percent(share("can")),
      ask: percent(share("ask")),
      deny: percent(share("deny")),
      reasonsTold: codes.size,
      reasonsUntold: untold.length,
      controls: Object.keys(controlsOf(decides)).length,
      controlsUnfound: unfound.length,
      // Beside the clock's seconds: what it costs does not depend on who else works on the machine.
      cpuSeconds: Math.round(process.cpuUsage().user / 1e5) / 10,
    },
  });
};

function differs(asked: Case): boolean {
  return !isDeepStrictEqual(decides(asked), oracle(asked, GUARDS));
}

function compare(count: number) {
  const differences: Case[] = [];
  const answers = new Map<Decision["answer"], number>();
  const codes = new Map<string, number>();
  const questions = cases(diceOf(SEED));
  for (let turn = 0; turn < count; turn += 1) {
    const asked = questions.next().value;
    if (turn < 2000 && asked.standing.kind === "assistant") Grant.parse(asked.standing.grant);
    const expected = oracle(asked, GUARDS);
    if (!isDeepStrictEqual(decides(asked), expected)) differences.push(asked);
    const { answer, reasons } = expected;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    for (const code of new Set(reasons.map((reason) => reason.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return { differences, answers, codes };
}

/** After how many questions each control is told from the oracle; the names of those that never are. */
function controlsUnfound(): string[] {
  const found = Object.entries(controlsOf(decides)).map(([name, control]) => {
    const questions = cases(diceOf(SEED));
    for (let turn = 1; turn <= CONTROL_WITHIN; turn += 1) {
      const asked = questions.next().value;
      if (!isDeepStrictEqual(control(asked), oracle(asked, GUARDS))) return { name, after: turn };
    }
    return { name, after: null };
  });
  console.log(
    `controls, found after so many: ${found.map(({ name, after }) => `${name} ${String(after)}`).join(", ")}`,
  );
  return found.flatMap(({ name, after }) => (after === null ? [name] : []));
}

function show(asked: Case): void {
  console.log(
    `differs: ${JSON.stringify(keptOf("", asked, oracle(asked, GUARDS)))}\n  policy ${JSON.stringify(decides(asked))}`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

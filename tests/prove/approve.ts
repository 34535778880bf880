import { verifyRecord } from "../../app/features/audit/verify.server";
import { startTestCluster } from "../support/cluster";
import { copyOf } from "../support/database-copy";
import { aPracticeShop, LOTO } from "../support/practice-shop";
import { settleAtOnce } from "../support/settle";
import { ANSWERS, orderCases } from "./approve/answers";
import type { Case } from "./approve/case";
import { CLICKS, momentCases } from "./approve/clicks";
import { aDesk, type Desk } from "./approve/desk";
import { fieldCases, ownFieldCases, untouchedColumns } from "./approve/fields";
import { KINDS, type Kind } from "./approve/kind";
import type { Proof } from "./proof";

const AT_ONCE = 6;
const ROUNDS = 8;

/**
 * Changes that the owner said yes to, a refund and tags: every stored field mutated in turn, replayed, double-clicked,
 * answered by who may not, done by other hands, too late, after a stop, with the order changed at every moment. Nothing
 * of it reaches the store; what is clicked often, once; and never anything but what was approved. The control sends what
 * is stored, whatever the yes was given to.
 */
export const prove: Proof = async ({ full }) => {
  const cluster = await startTestCluster();
  try {
    const guarded = await run(cluster.url, { full, guarded: true, only: () => true });
    console.log(`guarded: ${JSON.stringify(guarded.sums)}`);
    const control = await run(cluster.url, { full: false, guarded: false, only: isForControl });
    console.log(`control, whoever clicks sends what is stored: ${JSON.stringify(control.sums)}`);
    const { sums, columnsNotTried, recordIntact } = guarded;
    for (const fate of guarded.fates.filter(isWrong)) console.log(`wrong: ${JSON.stringify(fate)}`);
    const ok =
      sums.wrong + sums.elsewise + columnsNotTried === 0 &&
      recordIntact &&
      sums.doneOnce > 0 &&
      sums.asApprovedDone > 0 &&
      control.sums.neverButExecuted > 0 &&
      control.sums.elsewise > 0;
    return {
      ok,
      figures: {
        ...sums,
        ...{ columnsNotTried, recordIntact },
        controlNeverButExecuted: control.sums.neverButExecuted,
        controlElsewise: control.sums.elsewise,
        ...perCase(guarded.fates),
      },
    };
  } finally {
    await cluster.stop();
  }
};

/** What one case came to; `elsewise` = changes that ran and that nobody had said yes to. */
type Fate = Pick<Case, "name" | "often"> & { readonly executed: number; readonly elsewise: number };

function isWrong({ often, executed, elsewise }: Fate): boolean {
  if (elsewise > 0) return true;
  return often === "never" ? executed > 0 : often === "once" ? executed !== 1 : executed > 1;
}

type Run = { readonly full: boolean; readonly guarded: boolean; readonly only: (one: Case, index: number) => boolean };

/** A part of what may never be done is enough to see that it would be. */
const isForControl: Run["only"] = ({ often }, index) => often === "never" && index % 6 === 0;

async function run(templateUrl: string, { full, guarded, only }: Run) {
  const database = await copyOf(templateUrl, 16);
  // The tampering stands in the intents, too: what reached the store is compared with the yes, not with them.
  const practice = await aPracticeShop({ bypassesGate: true });
  try {
    const waiting = Array.from({ length: full ? ROUNDS : 1 }, () =>
      KINDS.flatMap((kind) =>
        casesOf(kind, full)
          .filter(only)
          .map((one) => ({ kind, one })),
      ),
    ).flat();
    const tried: { kind: Kind; one: Case; desk: Desk }[] = [];
    const slot = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const desk = await aDesk({ practice, kind: next.kind, guarded });
        await next.one.run(desk);
        tried.push({ ...next, desk });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, slot));
    if (guarded) await settleAtOnce();
    const fates = tried.map(({ kind, one, desk }): Fate => ({
      ...{ name: `${kind.name}: ${one.name}`, often: one.often },
      ...desk.executed(),
    }));
    return {
      fates,
      sums: {
        ...sumsOf(fates),
        refusedByDatabase: tried.reduce((sum, { desk }) => sum + desk.tally.refusedByDatabase, 0),
      },
      columnsNotTried: (await untouchedColumns()).length,
      recordIntact: (await verifyRecord(LOTO, null)).intact,
    };
  } finally {
    await practice.close();
    await database.close();
  }
}

/** The fields that every kind has are the same few columns: the short form tries them with the first kind only. */
function casesOf(kind: Kind, full: boolean): Case[] {
  const fields = full || kind === KINDS[0] ? fieldCases() : [];
  return [
    ...[...fields, ...ownFieldCases(kind), ...ANSWERS],
    ...[...orderCases(kind.changes), ...CLICKS, ...momentCases(kind)],
  ];
}

function sumsOf(fates: readonly Fate[]) {
  const of = (often: Fate["often"]) => fates.filter((fate) => fate.often === often);
  return {
    cases: fates.length,
    never: of("never").length,
    neverButExecuted: of("never").reduce((sum, { executed }) => sum + executed, 0),
    once: of("once").length,
    doneOnce: of("once").filter(({ executed }) => executed === 1).length,
    asApproved: of("as approved").length,
    asApprovedDone: of("as approved").filter(({ executed }) => executed === 1).length,
    elsewise: fates.reduce((sum, { elsewise }) => sum + elsewise, 0),
    wrong: fates.filter(isWrong).length,
  };
}

/** How often each case reached the store, over all rounds. */
function perCase(fates: readonly Fate[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { name, executed } of fates) sums[name] = (sums[name] ?? 0) + executed;
  return sums;
}

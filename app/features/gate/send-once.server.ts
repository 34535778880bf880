import type { JsonObject } from "../../platform/json";
import type { Problem } from "../../platform/problem";
import { sha256Hex } from "../../platform/hash.server";
import { canonicalize } from "../audit/canonical";
import { entryOf, type EntryBase, type EntryPhase } from "./entries";
import type { DelegatedEffect, GateShop, Sent } from "./effect";
import type { Admission, Ports, Settlement } from "./ports";
import { shopifyNote } from "./reference";

type Sending<I> = {
  readonly shop: GateShop;
  readonly input: I;
  readonly admission: Admission;
  readonly base: EntryBase;
};

/**
 * Claims the admitted intent, checks that the order is still as decided on, sends once with the stored key, and
 * settles. A claim that somebody else holds, or a settlement that came too late, changes nothing.
 */
export async function sendOnce<I, F>(effect: DelegatedEffect<I, F>, sending: Sending<I>, ports: Ports): Promise<void> {
  const { shop, admission, base } = sending;
  if (!(await ports.claim(shop.domain, admission.id))) return;
  await ports.at("claimed");
  const doors = ports.doors(shop.domain);
  const fresh = await effect.readFacts(doors.read, sending.input, shop);
  const settlement = !fresh.ok
    ? failed(fresh.error)
    : effect.fingerprint(fresh.value) !== admission.fingerprint
      ? stale()
      : settlementOf(
          await effect.send(doors.send, admission.frozen ?? {}, { note: noteOf(admission), key: admission.idemKey }),
        );
  await ports.at("answered");
  await ports.settle(shop.domain, admission.id, {
    ...settlement.move,
    entry: entryOf(base, { at: ports.clock().toISOString(), before: admission.before, ...settlement.phase }),
  });
  await ports.at("settled");
  if (settlement.move.to === "UNKNOWN") await ports.settleLater(shop.domain, admission.id);
}

/** The note names the intent's leaf, which is known before anything is sent: leaf = SHA-256(00 || entry bytes). */
function noteOf(admission: Admission): string {
  const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(canonicalize(admission.entry), "utf8")]);
  return shopifyNote(admission.actor.name, admission.number, sha256Hex(bytes));
}

type Ending = {
  readonly move: Omit<Settlement, "entry">;
  readonly phase: Omit<EntryPhase, "at">;
};

function failed(problem: Problem): Ending {
  const stored: JsonObject = { code: problem.code, ...(problem.data ?? {}) };
  return {
    move: { to: "FAILED", usage: "released", problem: stored },
    phase: { phase: "failed", after: { problem: problem.code } },
  };
}

function stale(): Ending {
  return { move: { to: "STALE", usage: "released", problem: { code: "stale" } }, phase: { phase: "stale" } };
}

/** The table of safety.md section 3: only what surely did not run releases the limit; unknown keeps it reserved. */
function settlementOf(sent: Sent): Ending {
  switch (sent.kind) {
    case "applied":
      return applied(sent);
    case "refused":
    case "not_run":
      return failed(sent.problem);
    case "unknown":
      return { move: { to: "UNKNOWN", usage: "reserved" }, phase: { phase: "unknown" } };
  }
}

/** Money left (or the change is there): the use is spent, the record gets the state that was read back. */
export function applied(found: { readonly gid: string; readonly after: JsonObject }): Ending {
  return {
    move: { to: "SUCCEEDED", usage: "spent", after: found.after, resultGid: found.gid },
    phase: { phase: "done", after: found.after, resultGid: found.gid },
  };
}

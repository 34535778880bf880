import type { ActivityLine } from "./activity";
import { diff } from "./diff";
import { listEntries, type RecordQuery, type RecordRow } from "./record-store.server";

/** Names by user id: handed in, because the record knows ids only. */
export type Names = ReadonlyMap<string, { readonly name: string }>;

/** A page of the record, newest first, in people's terms. */
export async function readActivity(shop: string, query: RecordQuery, names: Names): Promise<ActivityLine[]> {
  return (await listEntries(shop, query)).map((row) => activityLine(row, names));
}

export function activityLine({ leafIndex, entry }: RecordRow, names: Names): ActivityLine {
  const order = entry.input["order"];
  const person = entry.subject.person;
  return {
    row: leafIndex + 1,
    who: names.get(entry.actor.user)?.name ?? entry.actor.user,
    userId: entry.actor.user,
    isDelega: entry.actor.kind === "app",
    effect: entry.effect,
    phase: entry.phase === "cancelled" && entry.after?.["problem"] === "undone" ? "undone" : entry.phase,
    ref: entry.ref,
    at: entry.at,
    order: typeof order === "string" ? order : null,
    orderGid: entry.subject.order ?? null,
    person: person === undefined ? null : (names.get(person)?.name ?? person),
    changes: diff(entry.before, entry.after).filter((change) => !INTERNAL.has(change.path)),
  };
}

/** Ids that prove but do not tell a person anything. */
const INTERNAL = new Set(["invitation", "grant", "role_version", "invitations_withdrawn", "stopped"]);

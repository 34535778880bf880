import { inShop, pool } from "../platform/db.server";
import type { Hint } from "./read-hint";
import { TOPICS, type Topic } from "./topics";

const MOST_AT_ONCE = 500;
type Waiting = { readonly hint: Hint; readonly kept: () => void; readonly lost: (error: unknown) => void };

let waiting: Waiting[] = [];
let writing = false;

/**
 * Keeps a webhook on disk; resolves when it is there. Those that come while one write is under way share the next: one
 * trip and one commit for all of them.
 */
export function keepHint(hint: Hint): Promise<void> {
  return new Promise((kept, lost) => {
    waiting.push({ hint, kept, lost });
    if (!writing) void write();
  });
}

async function write(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, MOST_AT_ONCE);
    waiting = waiting.slice(MOST_AT_ONCE);
    try {
      await pool().query("select webhook_receive($1::jsonb)", [JSON.stringify(batch.map(({ hint }) => rowOf(hint)))]);
      for (const { kept } of batch) kept();
    } catch (error) {
      for (const { lost } of batch) lost(error);
    }
  }
  writing = false;
}

function rowOf({ shop, topic, webhookId, eventId, subjectGid, orderGid, triggeredAt }: Hint) {
  return {
    shop,
    topic,
    webhook_id: webhookId,
    event_id: eventId,
    subject_gid: subjectGid,
    order_gid: orderGid,
    triggered_at: triggeredAt,
  };
}

/** One webhook to be worked: `dedupe` names it within its shop and topic. */
export type Taken = {
  readonly topic: Topic;
  readonly dedupe: string;
  readonly subjectGid: string | null;
  readonly orderGid: string | null;
  readonly triggeredAt: string | null;
  readonly attempts: number;
};

/**
 * Takes the oldest open webhooks of one shop for a minute, and with them all that are open about the same orders: one look
 * serves them all, so a backlog shrinks faster than it came. Whoever dies with them leaves them to the next.
 */
export async function takeHints(shop: string, most: number): Promise<Taken[]> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query<TakenRow>(
      `with oldest as (
         select topic, dedupe, order_gid from webhook_inbox
         where shop = $1 and handled_at is null and (taken_until is null or taken_until < clock_timestamp())
         order by received_at limit $2 for update skip locked),
       kin as (
         select topic, dedupe from webhook_inbox
         where shop = $1 and handled_at is null and (taken_until is null or taken_until < clock_timestamp())
           and order_gid in (select order_gid from oldest) for update skip locked)
       update webhook_inbox set taken_until = clock_timestamp() + interval '1 minute', attempts = attempts + 1
       where shop = $1
         and (topic, dedupe) in (select topic, dedupe from oldest union select topic, dedupe from kin)
       returning topic, dedupe, subject_gid, order_gid, triggered_at, attempts`,
      [shop, most],
    );
    return rows.flatMap((row) => {
      const topic = TOPICS.find((known) => known === row.topic);
      return topic === undefined
        ? []
        : [
            {
              topic,
              dedupe: row.dedupe,
              subjectGid: row.subject_gid,
              orderGid: row.order_gid,
              triggeredAt: row.triggered_at?.toISOString() ?? null,
              attempts: row.attempts,
            },
          ];
    });
  });
}

type TakenRow = {
  topic: string;
  dedupe: string;
  subject_gid: string | null;
  order_gid: string | null;
  triggered_at: Date | null;
  attempts: number;
};

/** Notes webhooks as worked; their ids stay for a while, so that a late repeat changes nothing. */
export async function finishHints(shop: string, hints: readonly Pick<Taken, "topic" | "dedupe">[]): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query(
      `update webhook_inbox set handled_at = clock_timestamp()
       where shop = $1 and (topic, dedupe) in (select * from unnest($2::text[], $3::text[]))`,
      [shop, hints.map(({ topic }) => topic), hints.map(({ dedupe }) => dedupe)],
    ),
  );
}

/** Is anything left to work? */
export async function hasOpenHints(shop: string): Promise<boolean> {
  return inShop(shop, async (tx) => {
    const { rows } = await tx.query("select 1 from webhook_inbox where shop = $1 and handled_at is null limit 1", [
      shop,
    ]);
    return rows.length > 0;
  });
}

/** Forgets what no repeat can come for any more: Shopify gives up after four hours. */
export async function dropOldHints(shop: string): Promise<void> {
  await inShop(shop, (tx) =>
    tx.query("delete from webhook_inbox where shop = $1 and handled_at < clock_timestamp() - interval '7 days'", [
      shop,
    ]),
  );
}

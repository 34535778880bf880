import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { liftsOf } from "../gate/approval";
import { findIntent } from "../gate/intent-store.server";
import { digestOf } from "../gate/perform-approved-store.server";
import { reference } from "../gate/reference";
import { listRequests, openRequest, usualAnswer, weekOf, type OpenRequest } from "../gate/request-list-store.server";
import type { Actor } from "../policy/standing";
import { appUrl } from "../../shopify/admin-url";
import { appHandle } from "../../shopify/app-key.server";
import { readContext } from "./read-context.server";
import { approvableKind } from "./approvable.server";
import { mostOver, type DecideView, type RequestView } from "./request-view";

type Who = { readonly shop: { readonly domain: string }; readonly actor: Actor };

const MOST = 50;

/** What waits for the owner's answer (the asker sees their own), and what was approved for this person to do. */
export async function readApprovals(who: Who): Promise<{ waiting: RequestView[]; approved: RequestView[] }> {
  const [waiting, approved] = await Promise.all([list(who, "PENDING_APPROVAL"), list(who, "APPROVED")]);
  return { waiting, approved };
}

async function list({ shop, actor }: Who, state: OpenRequest["state"]): Promise<RequestView[]> {
  const actorUser = whose(actor);
  const rows = await listRequests(shop.domain, { actorUser, state, limit: MOST });
  return rows.map((row) => viewOf(row, actor));
}

/** The owner sees everybody's. */
function whose({ standing, userId }: Actor): string | null {
  return standing.kind === "owner" ? null : userId;
}

function viewOf(row: OpenRequest, actor: Actor): RequestView {
  const { order, reason } = row.input;
  return {
    id: row.intentId,
    reference: reference(row.number),
    effect: row.effect,
    who: row.actorName,
    isMine: row.actorUser === actor.userId,
    state: row.state,
    orderGid: row.orderGid,
    orderName: typeof order === "string" ? order : null,
    amount:
      row.currency === null || row.amountMinor === 0 ? null : { amountMinor: row.amountMinor, currency: row.currency },
    reason: typeof reason === "string" ? reason : null,
    over: mostOver(row.reasons),
    reasons: row.reasons,
    note: row.note,
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    returned: row.returned,
    answerText: row.answerText,
  };
}

/** One request; `not_found` when it does not wait any more, is another shop's, or somebody else's. */
export async function readRequest(who: Who, intentId: string): Promise<Result<DecideView, Problem>> {
  const { shop, actor } = who;
  const open = await openRequest(shop.domain, { actorUser: whose(actor), intentId });
  const intent = open === undefined ? undefined : await findIntent(shop.domain, intentId);
  if (open === undefined || intent === undefined) return fail(problem("not_found"));
  const view = viewOf(open, actor);
  const kind = approvableKind(view.effect);
  const owns = actor.standing.kind === "owner";
  const [week, context, usualSeconds] = await Promise.all([
    owns ? weekOf(shop.domain, intent.actorUser) : { count: 0, sumMinor: 0 },
    owns ? readContext(shop.domain, view.orderGid) : null,
    usualAnswer(shop.domain),
  ]);
  return ok({
    ...view,
    decides: owns && !view.isMine,
    seen: digestOf(shop.domain, intent, { lifts: liftsOf(view), until: null }),
    // What leaves is in another currency than what counts: less of it is the asker's to choose anew.
    mayBeLess: kind.ok && kind.value.approveLess !== null && !("counted" in intent.input),
    ...{ week, context, usualSeconds },
    details: kind.ok ? kind.value.details(shop.domain, intent) : [],
    link: `${appUrl(shop.domain, appHandle())}/app/approvals/${intentId}`,
  });
}

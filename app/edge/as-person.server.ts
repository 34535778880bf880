import { findGrant, wasStopped } from "../features/policy/grant-store.server";
import { closedBy } from "../features/policy/may-open";
import { closedProblem } from "../features/policy/closed-problem";
import type { Reason } from "../features/policy/decision";
import { savePerson } from "../features/policy/person-store.server";
import { ROWS, type Action } from "../features/policy/action";
import type { Standing } from "../features/policy/standing";
import { pickLocale } from "../i18n/locale";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { readShop } from "../shopify/read-shop.server";
import { shopify } from "../shopify/shopify.server";
import { identityOf, type Identity } from "./identity";
import { tooFast } from "./rate-limit.server";
import { comesFromAdmin, isPlainAddress, shownToken } from "./shown-token";
import type { Visit, VisitShop } from "./visit";

/** Who may come in: anyone with a valid token, the owner, or whoever may open what this action's pages show. */
export type Needs = "anyone" | "owner" | Action;
/** `context` is the same object for every loader of one HTTP request, and for no other. */
type Args = { readonly request: Request; readonly context?: object };

/**
 * The one way in for people. Shopify's token says who; the database says, afresh each time, what they hold. Only the
 * online token's identity is used: no client of Shopify's ever leaves this function (decisions.md 9).
 */
export async function asPerson<T, P = never>(
  args: Args,
  needs: Needs,
  work: (visit: Visit) => Promise<Result<T, P>>,
): Promise<Result<T, P | Problem>> {
  const identity = await identify(args.request, isOffice(needs) && args.request.method !== "GET");
  if (!identity.ok) return identity;
  const now = new Date();
  const visit = await visitOf(args.context ?? args.request, identity.value, now);
  if (!visit.ok) return visit;
  const { actor, shop } = visit.value;
  if (needs === "anyone") return work(visit.value);
  const { standing } = actor;
  if (standing.kind === "stranger") return fail(await strangersProblem(visit.value));
  const at = { now: visit.value.now, timeZone: shop.timeZone };
  const closed = needs === "owner" ? closedToAssistants(standing) : closedBy(standing, needs, at);
  return closed === null ? work(visit.value) : fail(noEntry(standing, closed, shop));
}

/** What is about the team and its rights: the owner's, or whoever the owner named; never a row of the matrix. */
function isOffice(needs: Needs): boolean {
  return needs !== "anyone" && !ROWS.some((row) => row === needs);
}

/**
 * Nothing of a request that cannot be Shopify's reaches the library. The owner flag in a stored session can be a day old;
 * whatever changes the team or its rights asks Shopify again first.
 */
async function identify(request: Request, afresh: boolean): Promise<Result<Identity, Problem>> {
  if (!isPlainAddress(request.url)) return fail(problem("not_signed_in"));
  const shown = shownToken(request);
  if (!shown.ok) return shown;
  if (shown.value === null && !comesFromAdmin(request.url)) return fail(problem("not_signed_in"));
  const { app, sessionStorage } = shopify();
  const first = await vouched(() => app.authenticate.admin(afresh ? request.clone() : request));
  if (first === null) return fail(problem("shopify_unreachable"));
  const identity = identityOf(first);
  if (!identity.ok) return identity;
  const { shop, person } = identity.value;
  const slower = tooFast(shop, person.userId, Date.now());
  if (slower !== null) return fail(slower);
  if (!afresh) return identity;
  await sessionStorage.deleteSession(first.session.id);
  const again = await vouched(() => app.authenticate.admin(request));
  return again === null ? fail(problem("shopify_unreachable")) : identityOf(again);
}

/** Null = Shopify did not exchange the token: away, or it knows no such shop. The library says 500 to both. */
async function vouched<T>(authenticate: () => Promise<T>): Promise<T | null> {
  try {
    return await authenticate();
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status >= 500) return null;
    throw thrown;
  }
}

const underWay = new WeakMap<object, Promise<Result<Visit, Problem>>>();

/**
 * A document's loaders run side by side and ask for the same person: those of one HTTP request share one look. Never
 * those of another: a look that began before a stop must not let in a request that came after it.
 */
async function visitOf(asking: object, identity: Identity, now: Date): Promise<Result<Visit, Problem>> {
  const known = underWay.get(asking);
  if (known !== undefined) return known;
  const look = lookAt(identity, now).finally(() => underWay.delete(asking));
  underWay.set(asking, look);
  return look;
}

async function lookAt(identity: Identity, now: Date): Promise<Result<Visit, Problem>> {
  const [{ chosenLocale }, standing, shop] = await Promise.all([
    savePerson(identity.shop, identity.person),
    standingOf(identity),
    readShop(identity.shop, now),
  ]);
  if (!shop.ok) return shop;
  const { person } = identity;
  const { name, currency, timeZone, color, ownerName, promiseDays } = shop.value;
  return ok({
    shop: { domain: identity.shop, name, currency, timeZone, color, ownerName, promiseDays },
    actor: { userId: person.userId, name: `${person.firstName} ${person.lastName}`.trim(), standing },
    firstName: person.firstName,
    email: person.email,
    emailVerified: person.emailVerified,
    locale: pickLocale(chosenLocale, person.locale),
    now: now.toISOString(),
  });
}

async function standingOf({ shop, person }: Identity): Promise<Standing> {
  if (person.accountOwner) return { kind: "owner" };
  const grant = await findGrant(shop, person.userId);
  return grant === undefined ? { kind: "stranger" } : { kind: "assistant", grant };
}

/** Somebody without a right who had one learns that it was stopped, and by whom they may ask. */
async function strangersProblem({ actor, shop }: Visit): Promise<Problem> {
  const stopped = await wasStopped(shop.domain, actor.userId);
  return problem(stopped ? "access_stopped" : "not_invited", { owner: shop.ownerName });
}

/** Who is not the owner learns whether this is not theirs, or they have not begun at all. */
function closedToAssistants(standing: Standing): Reason | null {
  if (standing.kind === "owner") return null;
  const active = standing.kind === "assistant" && standing.grant.status === "active";
  const status = standing.kind === "assistant" ? standing.grant.status : "stopped";
  return active
    ? { code: "no_right", answer: "deny", action: "team.grant" }
    : { code: "not_active", answer: "deny", status, missingSteps: [] };
}

function noEntry(standing: Standing, closed: Reason, { ownerName, timeZone }: VisitShop): Problem {
  const own = standing.kind === "assistant" ? standing.grant.timeZone : null;
  return closedProblem(closed, { owner: ownerName, timeZone: own ?? timeZone });
}

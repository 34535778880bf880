import { findGrant, wasStopped } from "../features/policy/grant-store.server";
import { termsOf } from "../features/policy/grant";
import { closedBy, type Moment } from "../features/policy/may-open";
import { closedProblem } from "../features/policy/closed-problem";
import type { Reason } from "../features/policy/decision";
import type { Person } from "../features/policy/person";
import { savePerson } from "../features/policy/person-store.server";
import { ROWS, type Action } from "../features/policy/action";
import type { Standing } from "../features/policy/standing";
import { SEEN_HEADER } from "../features/view-as/view";
import { findView, type OpenView } from "../features/view-as/view-store.server";
import { pickLocale } from "../i18n/locale";
import { problem, type Problem } from "../platform/problem";
import { fail, ok, type Result } from "../platform/result";
import { readShop } from "../shopify/read-shop.server";
import { shopify } from "../shopify/shopify.server";
import { identityOf, type Identity } from "./identity";
import { tooFast } from "./rate-limit.server";
import { comesFromAdmin, isPlainAddress, shownToken } from "./shown-token";
import type { Visit, VisitShop } from "./visit";

/**
 * Who may come in: anyone with a valid token, the owner, or whoever may open what this action's pages show. "self" is
 * anyone as the person they are, also while they see Delega as somebody else: for what concerns nobody but the reader.
 * "begun" is the owner and whoever holds a right that has begun, at any hour.
 */
export type Needs = "anyone" | "self" | "begun" | "owner" | Action;
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
  const look = await lookOf(args.context ?? args.request, identity.value, now);
  if (!look.ok) return look;
  const { own, seen } = look.value;
  if (needs === "self") return work(own);
  if (!isReading(args.request) && (seen !== null || args.request.headers.has(SEEN_HEADER)))
    return fail(problem("seeing_as"));
  const visit = seen ?? own;
  if (needs === "anyone") return work(visit);
  const { actor, shop } = visit;
  const { standing } = actor;
  if (standing.kind === "stranger") return fail(await strangersProblem(visit));
  const at = { now: visit.now, timeZone: shop.timeZone };
  const closed = closedFor(standing, needs, at);
  return closed === null ? work(visit) : fail(noEntry(standing, closed, shop));
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

const NO_OFFICE: ReadonlySet<Needs> = new Set(["anyone", "self", "begun", ...ROWS]);

/** What is about the team and its rights: the owner's, or whoever the owner named; never a row of the matrix. */
function isOffice(needs: Needs): boolean {
  return !NO_OFFICE.has(needs);
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

/** The person's own visit, and while the owner sees Delega as an assistant, the assistant's. */
type Look = { readonly own: Visit; readonly seen: Visit | null };

const underWay = new WeakMap<object, Promise<Result<Look, Problem>>>();

/**
 * A document's loaders run side by side and ask for the same person: those of one HTTP request share one look. Never
 * those of another: a look that began before a stop must not let in a request that came after it.
 */
async function lookOf(asking: object, identity: Identity, now: Date): Promise<Result<Look, Problem>> {
  const known = underWay.get(asking);
  if (known !== undefined) return known;
  const look = lookAt(identity, now).finally(() => underWay.delete(asking));
  underWay.set(asking, look);
  return look;
}

async function lookAt(identity: Identity, now: Date): Promise<Result<Look, Problem>> {
  const { person } = identity;
  const [{ chosenLocale }, standing, shop, view] = await Promise.all([
    savePerson(identity.shop, person),
    standingOf(identity),
    readShop(identity.shop, now),
    person.accountOwner ? findView(identity.shop, person.userId) : undefined,
  ]);
  if (!shop.ok) return shop;
  const { name, currency, timeZone, color, ownerName, promiseDays } = shop.value;
  const own: Visit = {
    shop: { domain: identity.shop, name, currency, timeZone, color, ownerName, promiseDays },
    ...selfOf(person, standing),
    locale: pickLocale(chosenLocale, person.locale),
    now: now.toISOString(),
    viewer: null,
  };
  return ok({ own, seen: view === undefined ? null : await seenFrom(own, view) });
}

type Who = Pick<Person, "userId" | "firstName" | "lastName" | "email" | "emailVerified">;

function selfOf({ userId, firstName, lastName, email, emailVerified }: Who, standing: Standing) {
  return { actor: { userId, name: `${firstName} ${lastName}`.trim(), standing }, firstName, email, emailVerified };
}

/**
 * The same request as the assistant would make it, their right read afresh; null = it was stopped this very moment. Only
 * the language is the reader's own: it belongs to the person (product.md 13).
 */
async function seenFrom(own: Visit, { person, ...view }: OpenView): Promise<Visit | null> {
  const grant = await findGrant(own.shop.domain, person.userId);
  if (grant === undefined) return null;
  const { userId, name } = own.actor;
  const viewer = { userId, name, view, reads: pickLocale(person.locale) };
  return { ...own, ...selfOf(person, { kind: "assistant", grant }), viewer };
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

function closedFor(standing: Standing, needs: Exclude<Needs, "anyone" | "self">, at: Moment): Reason | null {
  if (needs === "owner") return closedToAssistants(standing);
  if (needs !== "begun") return closedBy(standing, needs, at);
  return standing.kind === "assistant" ? termsOf(standing.grant).inactive : null;
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

import { inShop } from "../../../../../app/platform/db.server";
import type { Order } from "../../../../practice/shop/state";
import { documentPath, type EdgeWorld } from "../../../../support/edge-world";
import { gidOf } from "../../../../support/intents";
import { LOTO } from "../../../../support/practice-shop";
import { doorsOf } from "../doors";
import { expectations, type Expectation } from "../expectation";
import { SITUATIONS, type Situation } from "../situations";
import { isOffice, isPage, judge, opensPages, type Knocked } from "./answers";
import { colleagues, invite, type Others } from "./colleagues";
import { bareForms, formFor, pathsOf, previewForm, UNSEEN, type Form } from "./forms";
import { asked, bearer, send, type Answered } from "./knock";
import { leavesTheShop } from "./leaves-the-shop";
import { looksAt, type Previewed } from "./pages";
import { setTogether } from "./person";
import { printShown } from "./print";
import { Circumstances, misjudged, type Situated } from "./situate";
import { shownPage, type ShownPage } from "./page";
import { wordsIn, type Words } from "./words";

/** What came of one expectation: where the route and the page differ from the rule. */
export type Came = {
  readonly situated: Situated;
  readonly http: readonly string[];
  readonly page: readonly string[];
  /** What the route answered, to be judged by another rule. */
  readonly knocked: Knocked;
};

/** The expectations that have a door and circumstances that can be brought about over HTTP. */
export function overHttp(): Expectation[] {
  return expectations().filter(
    ({ action, situation }) =>
      doorsOf(action) !== null && (SITUATIONS[situation] as Situation).notOverHttp === undefined,
  );
}

const AT_ONCE = 4;

/** Brings every expectation about in one shop, looks at its page, and then asks for it. */
export class Run {
  readonly came = new Map<Expectation, Came>();
  readonly #circumstances: Circumstances;
  readonly #documents = new Map<string, Promise<ShownPage>>();
  /** The forms of the registry that were really sent. */
  readonly sent = new Set<string>();
  readonly #previews = new Map<Expectation, Promise<Previewed>>();
  #others: Others | null = null;
  #turn = 0;
  #words: Readonly<Record<"en" | "it", Words>> | null = null;

  constructor(readonly world: EdgeWorld) {
    this.#circumstances = new Circumstances(world.practice);
  }

  async all(all: readonly Expectation[]): Promise<void> {
    this.#words = { en: await wordsIn("en"), it: await wordsIn("it") };
    this.#others = await colleagues(this.world.practice);
    const together = all.filter(({ situation }) => (SITUATIONS[situation] as Situation).ceiling !== undefined);
    // What all assistants together may do holds for the whole shop: one after the other, before anybody else works.
    for (const one of together) await this.#one(await this.#circumstances.situate(one));
    await setTogether([]);
    const rest = all.filter((one) => !together.includes(one));
    const situated = await inTurns(rest, (one) => this.#circumstances.situate(one));
    for (const { one, person } of situated)
      if (one.who === "stranger" && one.action === "team.join") await invite(person.email);
    // People share a shop and some of them a page: all looking comes before all doing.
    const shown = new Map<Situated, readonly string[]>();
    await inTurns(situated, async (each) => shown.set(each, await this.#look(each)));
    const knock = (each: Situated) => this.#knockAt(each, shown.get(each) ?? []);
    const views = situated.filter(({ one }) => one.action === "person.view");
    await inTurns(
      situated.filter((each) => !views.includes(each)),
      knock,
    );
    // From then on the owner sees as somebody else, and may do nothing more.
    await inTurns(views, knock);
  }

  async #one(situated: Situated): Promise<void> {
    await this.#knockAt(situated, await this.#look(situated));
  }

  async #knockAt(situated: Situated, page: readonly string[]): Promise<void> {
    const knocked = await this.#knock(situated);
    this.came.set(situated.one, { situated, page, http: judge(situated, knocked), knocked });
  }

  /** The same answers and the same pages, judged by a rule that decides otherwise: each must be found wrong. */
  async byAnotherRule({ situated, knocked }: Came): Promise<Pick<Came, "http" | "page">> {
    const other = misjudged(situated);
    return { http: judge(other, knocked), page: await this.#look(other) };
  }

  #look(situated: Situated): Promise<readonly string[]> {
    const { userId, locale } = situated.person;
    const words = this.#words?.[locale];
    if (words === undefined) throw new Error("nobody reads yet");
    return looksAt(situated, {
      words,
      others: this.#there(),
      open: (path) => this.#document(userId, path),
      preview: () => this.#preview(situated),
    });
  }

  #there(): Others {
    if (this.#others === null) throw new Error("nobody is there yet");
    return this.#others;
  }

  #document(userId: string, path: string): Promise<ShownPage> {
    const key = `${userId} ${path}`;
    const known =
      this.#documents.get(key) ?? asked(this.world.app.url, { path: documentPath(path, { userId }) }).then(shownPage);
    this.#documents.set(key, known);
    return known;
  }

  /** What the refund's page asks the route, a moment after a choice. */
  #preview(situated: Situated): Promise<Previewed> {
    const known = this.#previews.get(situated.one) ?? this.#askPreview(situated);
    this.#previews.set(situated.one, known);
    return known;
  }

  async #askPreview(situated: Situated): Promise<Previewed> {
    const { code, value } = await this.#send(situated, previewForm(situated, this.#there()));
    return { code, preview: (value as Partial<Pick<Previewed, "preview">> | undefined)?.preview ?? null };
  }

  async #send({ person }: Situated, form: Form): Promise<Answered> {
    this.sent.add(form.door);
    return send(this.world.app.url, person.userId, await this.#withPrint(person.userId, form));
  }

  /** A change is sent with the print of what its page showed; where no page opens there is none. */
  async #withPrint(userId: string, form: Form): Promise<Form> {
    if (form.fields["seen"] !== UNSEEN) return form;
    const seen = await printShown(this.world.app.url, form.path, userId);
    return seen === undefined ? form : { ...form, fields: { ...form.fields, seen } };
  }

  async #knock(situated: Situated): Promise<Knocked> {
    const sent = await Promise.all(this.#formsOf(situated).map((form) => this.#send(situated, form)));
    const answered = await Promise.all(
      sent.map(async (answer) => ({ answer, effects: await this.#effects(situated, answer) })),
    );
    const paths = isPage(situated.one) || opensPages(situated) ? pathsOf(situated, this.#there()) : [];
    const headers = [bearer(situated.person.userId)];
    const pages = await inTurns(paths, async (path) => ({
      path,
      status: (await asked(this.world.app.url, { path, headers })).status,
    }));
    return { answered, pages };
  }

  /** The form that asks for it; the people who may not do something of the office take turns at its forms. */
  #formsOf(situated: Situated): readonly Form[] {
    const { one, decision } = situated;
    if (isPage(one) && one.action !== "record.read") return [];
    const bare = isOffice(one.action) && decision.answer !== "can" ? bareForms(situated, this.#there()) : [];
    const turn = bare[this.#turn % Math.max(1, bare.length)];
    this.#turn += 1;
    return [turn ?? formFor(situated, this.#there())];
  }

  async #effects({ one, order }: Situated, { requestKey }: Answered) {
    const { rows } = await inShop(LOTO, (tx) =>
      tx.query<{ count: string }>("select count(*) from intent where request_key = $1", [requestKey]),
    );
    const gids = order === null || !leavesTheShop(one) ? [] : namesOf(order);
    const { mutations } = this.world.practice.store.state;
    const sent = mutations.filter(({ variables }) => {
      const text = JSON.stringify(variables);
      return gids.some((gid) => text.includes(`"${gid}"`));
    });
    return { intents: Number(rows[0]?.count), mutations: sent.length };
  }
}

/** Each in turn, a few at a time; the results in the order of what was given. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...all.entries()];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** By what a change may name an order: itself, its parts, its parcels. */
function namesOf(order: Order): string[] {
  const gids = (type: string, all: readonly { readonly id: number }[]) =>
    all.map(({ id }) => `gid://shopify/${type}/${String(id)}`);
  const { fulfilmentOrders = [], fulfilments } = order;
  return [gidOf(order), ...gids("FulfillmentOrder", fulfilmentOrders), ...gids("Fulfillment", fulfilments)];
}

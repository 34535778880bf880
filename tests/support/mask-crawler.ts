import { setTimeout as sleep } from "node:timers/promises";
import { documentPath } from "./edge-world";
import { tokenWith } from "./forged-tokens";
import type { Canary, CanaryKind, CanaryNet } from "./canaries";
import { rawRequest, type RawAnswer, type RawRequest } from "./raw-http";

/** Who crawls; `may` are the kinds that the role shows without being asked, by design. */
export type Crawler = { readonly name: string; readonly userId: string; readonly may: readonly CanaryKind[] };

/** Something planted that was shown where nobody asked for it. */
export type Hit = { readonly who: string; readonly where: string; readonly canary: Canary };

/** How often a crawler that was too fast waits for its second. */
const MOST_WAITS = 40;

/** Asks the app as people do, and looks through whatever comes back. */
export class MaskCrawler {
  readonly hits: Hit[] = [];
  /** Everything found, allowed or not, by person: what a control must reach. */
  readonly seen = new Map<string, Set<Canary>>();
  readonly statuses = new Map<number, number>();
  /** Pages that were really given out, by person. */
  readonly given = new Map<string, number>();
  requests = 0;
  characters = 0;
  readonly #pages = new Set<string>();
  readonly #opened = new Set<string>();

  constructor(
    readonly url: string,
    readonly net: CanaryNet,
  ) {}

  get pages(): number {
    return this.#pages.size;
  }

  /** From now on this may be shown to this person on this order's own page: they really asked for it. */
  opened(who: Crawler, orderId: number, kinds: readonly CanaryKind[]): void {
    for (const kind of kinds) this.#opened.add(`${who.name} ${String(orderId)} ${kind}`);
  }

  /** A page as a document, as the admin opens it. */
  document(who: Crawler, path: string): Promise<RawAnswer> {
    const [name = "", query = ""] = path.split("?");
    const address = documentPath(name, { userId: who.userId });
    return this.#ask(who, path, { path: query === "" ? address : `${address}&${query}` });
  }

  /** A page's data, as a click inside the app reads it. */
  data(who: Crawler, path: string): Promise<RawAnswer> {
    return this.#ask(who, `${path} data`, { path: dataPath(path), headers: bearer(who) });
  }

  plain(who: Crawler, path: string): Promise<RawAnswer> {
    return this.#ask(who, `${path} plain`, { path, headers: bearer(who) });
  }

  post(who: Crawler, path: string, body: string, type = "application/x-www-form-urlencoded"): Promise<RawAnswer> {
    const headers = [...bearer(who), ["Content-Type", type] as const];
    return this.#ask(who, `${path} post`, { method: "POST", path: dataPath(path), headers, body });
  }

  form(who: Crawler, path: string, fields: Readonly<Record<string, string>>): Promise<RawAnswer> {
    return this.post(who, path, new URLSearchParams({ ...fields, requestKey: crypto.randomUUID() }).toString());
  }

  /** Looks through any other text: the log, a table, a view that was never masked. */
  look(where: string, text: string): Canary[] {
    const found = this.net.find(text);
    this.characters += text.length;
    for (const canary of found) this.hits.push({ who: "nobody", where, canary });
    return found;
  }

  async #ask(who: Crawler, where: string, request: RawRequest): Promise<RawAnswer> {
    let answer = await rawRequest(this.url, request);
    for (let waits = 0; answer.status === 429 && waits < MOST_WAITS; waits += 1) {
      await sleep(250);
      answer = await rawRequest(this.url, request);
    }
    this.requests += 1;
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    this.#pages.add(`${request.method ?? "GET"} ${where.replace(/\?.*/, "")}`);
    if (answer.status === 200) this.given.set(who.name, (this.given.get(who.name) ?? 0) + 1);
    this.#judge(who, where, `${answer.head}\n${answer.body}`);
    return answer;
  }

  #judge(who: Crawler, where: string, text: string): void {
    this.characters += text.length;
    const seen = this.seen.get(who.name) ?? new Set();
    this.seen.set(who.name, seen);
    for (const canary of this.net.find(text)) {
      seen.add(canary);
      if (!this.#allowed(who, where, canary)) this.hits.push({ who: who.name, where, canary });
    }
  }

  #allowed(who: Crawler, where: string, { kind, orderId }: Canary): boolean {
    if (who.may.includes(kind)) return true;
    const own = new RegExp(`^/app/orders/${String(orderId)}( |$|\\?)`).test(where);
    return own && this.#opened.has(`${who.name} ${String(orderId)} ${kind}`);
  }
}

function bearer({ userId }: Crawler): (readonly [string, string])[] {
  return [["Authorization", `Bearer ${tokenWith({ sub: userId })}`]];
}

/** Remix's address of a route's data. */
function dataPath(path: string): string {
  const [name = "", query] = path.split("?");
  return `${name}.data${query === undefined ? "" : `?${query}`}`;
}

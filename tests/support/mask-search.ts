import { inShop } from "../../app/platform/db.server";
import type { CanaryNet, Planted } from "./canaries";
import type { Crawler, MaskCrawler } from "./mask-crawler";
import { LOTO } from "./practice-shop";

/** What the searches of one person came to. */
export type Searches = {
  readonly asked: number;
  /** Those that were searches at all: each must be counted and recorded. */
  readonly counted: number;
  readonly found: number;
  readonly toldApart: string[];
};

type About = { readonly email: string; readonly phone: string; readonly words: readonly string[] };

const NOBODY = { email: "x.o'nobodyknows+1@nowhereatall.example", phone: "+39 3700000001" };

/** Not a search at all, or not this person's to make: Shopify was not asked. */
const NO_SEARCH: ReadonlySet<number> = new Set([400, 403]);

/** What somebody may type who wants to know whose order it is: shapes that are no search, and near misses of one. */
function guesses({ email, phone, words }: About): string[] {
  const [local = "", domain = ""] = email.split("@");
  return [
    email.slice(0, -1),
    `a${email}`,
    `${email}x`,
    email.replace("+1", ""),
    local,
    `@${domain}`,
    `*@${domain}`,
    `${local.slice(0, 6)}*`,
    `email:"${email}"`,
    `${email} OR name:*`,
    `${email}" OR email:"${email}`,
    `${email},${email}`,
    phone.slice(0, -1),
    `${phone}0`,
    phone.replace("+39 ", ""),
    phone.replace("+39", "+40"),
    `phone:${phone}`,
    `customer_id:>0 ${phone}`,
    ...words,
    ...words.map((word) => `name:"${word}"`),
  ];
}

/**
 * Every guess about a planted customer beside the same guess about nobody: both answers must be one and the same, or the
 * search says who is there. The right number, whole e-mail and whole phone lead to the order, and say no more.
 */
export async function trySearches(
  crawler: MaskCrawler,
  who: Crawler,
  { right, guessed }: { readonly right: readonly Planted[]; readonly guessed: readonly Planted[] },
): Promise<Searches> {
  const toldApart: string[] = [];
  let [asked, counted, found] = [0, 0, 0];
  const search = async (q: string) => {
    const answer = await crawler.form(who, "/app/orders?index", { q });
    asked += 1;
    if (!NO_SEARCH.has(answer.status)) counted += 1;
    return answer;
  };
  for (const one of guessed) {
    const words = wordsOf(crawler.net, one);
    const about = guesses({ ...one, words });
    const nobody = guesses({ ...NOBODY, words: words.map((_, index) => `nobodyknows${String(index)}`) });
    for (const [index, guess] of about.entries()) {
      const [real, none] = [await search(guess), await search(nobody[index] ?? "")];
      if (real.status !== none.status || real.body !== none.body) toldApart.push(`${who.name}: guess ${String(index)}`);
    }
  }
  for (const one of right)
    for (const typed of [one.order.name, one.email, one.phone])
      if ((await search(typed)).body.includes(`/app/orders/${String(one.order.id)}`)) found += 1;
  return { asked, counted, found, toldApart };
}

function wordsOf(net: CanaryNet, { order }: Planted): string[] {
  const kinds = new Set(["firstName", "lastName", "street", "zip", "company", "orderNote"]);
  return net.canaries.filter(({ kind, orderId }) => orderId === order.id && kinds.has(kind)).map(({ core }) => core);
}

/** How many searches of this person the record has. */
export async function searchesRecorded({ userId }: Crawler): Promise<number> {
  const { rows } = await inShop(LOTO, (tx) =>
    tx.query<{ count: string }>("select count(*) from intent where effect = 'order.search' and actor_user = $1", [
      userId,
    ]),
  );
  return Number(rows[0]?.count);
}

import pg from "pg";

const SLICE = 20;
/** Of a token of a megabyte only its beginning tells it from any other text. */
const MOST_CHARACTERS = 5000;

/** Everything that must not be shown, found again by any twenty characters in a row. */
export class Secrets {
  readonly #slices = new Map<string, string>();

  add(name: string, secret: string): void {
    const text = secret.slice(0, MOST_CHARACTERS);
    for (let at = 0; at + SLICE <= text.length; at += 1) {
      const slice = text.slice(at, at + SLICE);
      // A megabyte of one letter is no secret.
      if (new Set(slice).size > 4) this.#slices.set(slice, name);
    }
  }

  /** The names of the secrets that this text shows. */
  shownIn(text: string): string[] {
    const shown = new Set<string>();
    for (let at = 0; at + SLICE <= text.length; at += 1) {
      const name = this.#slices.get(text.slice(at, at + SLICE));
      if (name !== undefined) shown.add(name);
    }
    return [...shown];
  }
}

/** All rows of all tables in one digest a table, as the database's own user: what changed behind a refusal shows. */
export async function digestOf(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    );
    const digests = tables.rows.map(
      ({ name }) =>
        `select '${name}' as name, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as md5 from "${name}" t`,
    );
    const { rows } = await client.query<{ name: string; md5: string }>(digests.join(" union all "));
    return Object.fromEntries(rows.map(({ name, md5 }) => [name, md5]));
  } finally {
    await client.end();
  }
}

/** The tables whose rows differ. */
export function changedTables(one: Record<string, string>, other: Record<string, string>): string[] {
  return Object.keys(one).filter((name) => one[name] !== other[name]);
}

import pg from "pg";

const SYSTEM = ["pg_catalog", "information_schema", "pg_toast"];

/** Everything that stands in a database as plain text, table by table: also what is kept as bytes. */
export async function plainTables(databaseUrl: string): Promise<{ table: string; text: string }[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ schema: string; table: string; column: string; type: string }>(
      `select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_schema <> all ($1)`,
      [SYSTEM],
    );
    const tables = Object.groupBy(rows, ({ schema, table }) => `"${schema}"."${table}"`);
    const texts: { table: string; text: string }[] = [];
    for (const [table, columns = []] of Object.entries(tables)) {
      const values = columns.map(({ column, type }) =>
        type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`,
      );
      const all = await client.query<{ text: string | null }>(
        `select string_agg(concat_ws(' ', ${values.join(", ")}), E'\\n') as text from ${table}`,
      );
      texts.push({ table, text: all.rows[0]?.text ?? "" });
    }
    return texts;
  } finally {
    await client.end();
  }
}

/** Control: the same string as text and as bytes in a table of its own; true when both are found again. */
export async function findsPlainText(databaseUrl: string, text: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("create table planted (words text, bytes bytea)");
    await client.query("insert into planted values ($1, null), (null, $2)", [text, Buffer.from(text)]);
    const found = (await plainTables(databaseUrl)).filter((one) => one.text.split(text).length === 3);
    await client.query("drop table planted");
    return found.length === 1;
  } finally {
    await client.end();
  }
}

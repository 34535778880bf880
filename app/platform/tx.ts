/** An open database transaction of one shop, as far as stores need it (a pg client fits). */
export type Tx = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
};

import { z } from "zod";

const Before = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** The cursor in an address: the position before which the page begins; nonsense is the first page. */
export function before(url: string): number | undefined {
  const parsed = Before.safeParse(new URL(url).searchParams.get("before") ?? undefined);
  return parsed.success ? parsed.data : undefined;
}

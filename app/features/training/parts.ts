/** Which of the three parts were right; `remedy` null where it was not asked. */
export type Parts = { readonly reply: boolean; readonly remedy: boolean | null; readonly limit: boolean };

export function allRight({ reply, remedy, limit }: Parts): boolean {
  return reply && remedy !== false && limit;
}

import { amountText, typedAmount } from "../../platform/typed-amount";

/** The invitation as it is being written; amounts as typed. */
export type InviteDraft = {
  readonly name: string;
  readonly email: string;
  readonly perOrder: string;
  readonly perDay: string;
  readonly atOnce: boolean;
};

/** The default amounts (product.md): 30 of the shop's currency per order, 100 a day. Minor units. */
export function defaultLimits(currency: string): { perOrderMinor: number; perDayMinor: number } {
  return { perOrderMinor: typedAmount("30", currency) ?? 0, perDayMinor: typedAmount("100", currency) ?? 0 };
}

export function startDraft(
  perOrderMinor: number | null,
  reader: { readonly currency: string; readonly locale: string },
): InviteDraft {
  const limits = defaultLimits(reader.currency);
  const order = perOrderMinor ?? limits.perOrderMinor;
  const text = (amountMinor: number) => amountText(amountMinor, reader);
  return {
    name: "",
    email: "",
    perOrder: text(order),
    perDay: text(Math.max(order, limits.perDayMinor)),
    atOnce: true,
  };
}

/** A first look only, so that the browser need not carry the parser; the server decides. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** What keeps the first screen from going on. */
export function whoErrors(draft: InviteDraft): { name: boolean; email: boolean } {
  return { name: draft.name.trim() === "", email: !LOOKS_LIKE_EMAIL.test(draft.email.trim()) };
}

/** The two amounts, or which of them is wrong. */
export function draftLimits(draft: InviteDraft, currency: string) {
  const perOrderMinor = typedAmount(draft.perOrder, currency);
  const perDayMinor = typedAmount(draft.perDay, currency);
  const known = perOrderMinor !== undefined && perDayMinor !== undefined;
  const tooSmall = known && perDayMinor < perOrderMinor;
  return { perOrderMinor, perDayMinor, tooSmall, limits: known && !tooSmall ? { perOrderMinor, perDayMinor } : null };
}

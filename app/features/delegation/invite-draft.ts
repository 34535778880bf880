import { typedAmount } from "../../platform/typed-amount";
import { PRESETS, presetRules, type Preset } from "../policy/presets";
import type { RefundLimits } from "../policy/role";
import type { Rule } from "../policy/rule";
import { cardAnswer } from "../roles/cards";
import { diffRules } from "../roles/diff-rules";
import { refundAmounts, withRefundAmount } from "../roles/refund-rows";

/** What an invitation can begin from: a role of the shop, or a preset that is none yet. `name` as in RoleView. */
export type StartChoice = {
  readonly id: string;
  readonly roleId: string | null;
  readonly preset: Preset | null;
  readonly name: string;
  readonly rules: readonly Rule[];
};

/** The invitation as it is being written. */
export type InviteDraft = {
  readonly name: string;
  readonly email: string;
  readonly choiceId: string;
  readonly rules: readonly Rule[];
  readonly atOnce: boolean;
};

/** The default amounts (product.md): 30 of the shop's currency per order, 100 a day. Minor units. */
export function defaultLimits(currency: string): RefundLimits {
  return { perOrderMinor: typedAmount("30", currency) ?? 0, perDayMinor: typedAmount("100", currency) ?? 0 };
}

type ShopRole = Pick<StartChoice, "preset" | "name" | "rules"> & { readonly roleId: string };

/** The shop's own roles, and the presets that nobody has taken yet; customer support first. */
export function startChoices(roles: readonly ShopRole[], first: RefundLimits): StartChoice[] {
  const own = roles.map((role) => ({ ...role, id: role.roleId }));
  const presets = PRESETS.filter((preset) => !roles.some(({ name }) => name === preset)).map((preset) => ({
    id: preset,
    roleId: null,
    preset,
    name: preset,
    rules: presetRules(preset, first),
  }));
  return [...own, ...presets].toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)));
}

function isDefault({ name }: Pick<StartChoice, "name">): boolean {
  return name === ("customer_support" satisfies Preset);
}

/** `perOrderMinor` comes from the first day's choice; the day's amount is never below it. */
export function startDraft(choices: readonly StartChoice[], perOrderMinor: number | null): InviteDraft {
  const [choice] = choices;
  const rules = choice?.rules ?? [];
  return {
    name: "",
    email: "",
    choiceId: choice?.id ?? "",
    rules: perOrderMinor === null ? rules : withRefundAmount(rules, { perOrderMinor }),
    atOnce: true,
  };
}

/** A first look only, so that the browser need not carry the parser; the server decides. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** What keeps the first screen from going on. */
export function whoErrors(draft: Pick<InviteDraft, "name" | "email">): { name: boolean; email: boolean } {
  return { name: draft.name.trim() === "", email: !LOOKS_LIKE_EMAIL.test(draft.email.trim()) };
}

/** What the invitation gives, as its form says it: the role or preset it began from, or rules of its own. */
export type Given = {
  readonly roleId?: string;
  readonly preset?: Preset;
  readonly rules?: readonly Rule[];
  readonly perOrderMinor?: number;
  readonly perDayMinor?: number;
};

/**
 * Somebody with a role as it is shares it with everybody who has it; the amounts are theirs alone. Cards that were changed
 * make rules of their own.
 */
export function givenBy(draft: InviteDraft, choices: readonly StartChoice[]): Given {
  const choice = choices.find(({ id }) => id === draft.choiceId);
  const { perOrderMinor, perDayMinor } = refundAmounts(draft.rules);
  const refunds = cardAnswer(draft.rules, "refund") !== "deny" && perOrderMinor !== null && perDayMinor !== null;
  const amounts = refunds ? { perOrderMinor, perDayMinor } : {};
  const asBegun =
    choice === undefined ? [] : refunds ? withRefundAmount(choice.rules, { perOrderMinor, perDayMinor }) : choice.rules;
  const preset = choice?.preset ?? "customer_support";
  if (choice === undefined || diffRules(asBegun, draft.rules).length > 0)
    return { preset, rules: draft.rules, ...amounts };
  return choice.roleId === null ? { preset, ...amounts } : { roleId: choice.roleId, ...amounts };
}

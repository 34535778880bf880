import { z } from "zod";
import { isTimeZone } from "../../platform/instant";
import { ROWS, type Action } from "../policy/action";
import { PRESETS } from "../policy/presets";
import { Rules } from "../policy/rule";

/** One line of printable text: nothing can be smuggled into a header, log or file. */
export const RoleName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((text) => !/\p{C}/u.test(text));

const MATRIX: ReadonlySet<Action> = new Set<Action>(ROWS);

/** A role may hold rows of the matrix only: running the team and the rules is given to nobody by a role. */
export const RoleRules = Rules.refine((rules) => rules.every(({ action }) => MATRIX.has(action)), {
  message: "rows of the matrix only",
});

/** The newest version that the editor saw; another one by now = somebody else changed it meanwhile. Null = not compared. */
const basedOn = z.uuid().nullable().default(null);

/** `roleId` null = a new role. */
export const SaveRole = z.strictObject({
  roleId: z.uuid().nullable(),
  name: RoleName,
  preset: z.enum(PRESETS).nullable(),
  rules: RoleRules,
  basedOn,
});
export type SaveRole = z.infer<typeof SaveRole>;

/** A new role with another's rules, and nobody under it yet. */
export const CopyRole = z.strictObject({ roleId: z.uuid(), name: RoleName });
export type CopyRole = z.infer<typeof CopyRole>;

export const RetireRole = z.strictObject({ roleId: z.uuid() });
export type RetireRole = z.infer<typeof RetireRole>;

export const AssignRole = z.strictObject({ grantId: z.uuid(), roleId: z.uuid() });
export type AssignRole = z.infer<typeof AssignRole>;

/** The ceiling gives nothing and asks nothing: a row is `can` with limits that count what all assistants did. */
export const SetCeiling = z.strictObject({
  rules: RoleRules.refine(
    (rules) =>
      rules.every(
        ({ answer, conditions, limits }) =>
          answer === "can" && conditions.length === 0 && limits.every(({ whose }) => whose === "all"),
      ),
    { message: "limits of all together only" },
  ),
  basedOn,
});
export type SetCeiling = z.infer<typeof SetCeiling>;

export const NameManager = z.strictObject({ grantId: z.uuid(), may: z.boolean() });
export type NameManager = z.infer<typeof NameManager>;

const Instant = z.iso.datetime({ offset: true }).nullable();

/** From when until when somebody works, and on whose clock; null = open, open, the shop's. */
export const GrantTerms = {
  validFrom: Instant,
  validUntil: Instant,
  timeZone: z.string().max(64).refine(isTimeZone).nullable(),
};

export const SetGrantTerms = z
  .strictObject({ grantId: z.uuid(), ...GrantTerms })
  .refine(({ validFrom, validUntil }) => inOrder(validFrom, validUntil), { path: ["validUntil"] });
export type SetGrantTerms = z.infer<typeof SetGrantTerms>;

/** The end comes after the beginning. */
export function inOrder(from: string | null, until: string | null): boolean {
  return from === null || until === null || Date.parse(from) < Date.parse(until);
}

import type { Facts } from "../../../app/features/policy/facts";
import type { Standing } from "../../../app/features/policy/standing";
import type { Action } from "../../../app/features/policy/action";

/** What is done with one right: how much of its amount limits. */
export type Use = { readonly action: Action; readonly amountMinor: number };

/** One question to the policy. One use is asked of `decide`, more of `decideAll`. */
export type Case = {
  readonly standing: Standing;
  readonly uses: readonly [Use, ...Use[]];
  readonly facts: Omit<Facts, "amountMinor">;
};

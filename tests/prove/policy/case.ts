import type { Use } from "../../../app/features/policy/decide";
import type { Facts } from "../../../app/features/policy/facts";
import type { Standing } from "../../../app/features/policy/standing";

/** One question to the policy. */
export type Case = {
  readonly standing: Standing;
  readonly uses: readonly [Use, ...Use[]];
  readonly facts: Omit<Facts, "amountMinor">;
};

import { amountText } from "../../platform/typed-amount";
import type { Problem } from "../../platform/problem";
import { defaultLimits } from "../delegation/invite-draft";
import type { Choice } from "../delegation/whose-rules";
import { listChoices } from "../delegation/whose-rules.server";
import type { GateShop } from "../gate/effect";
import { Case, type Verdict } from "./case";
import type { Draft } from "./draft";
import { tryCase } from "./try-case.server";

type Reading = { readonly shop: GateShop; readonly locale: string; readonly now: string };

export type TryView = {
  readonly choices: readonly Choice[];
  readonly draft: Draft;
  readonly verdict: Verdict | null;
  readonly problem: Problem | null;
};

/** The case in the page's address, or one to begin with: the first person, goodwill, a little above the usual limit. */
export async function readTry(
  { shop, locale, now }: Reading,
  given: Readonly<Record<string, string>>,
): Promise<TryView> {
  const choices = await listChoices(shop);
  const start = defaultLimits(shop.currency).perOrderMinor;
  const text = (amountMinor: number) => amountText(amountMinor, { currency: shop.currency, locale });
  const example = {
    amount: text(start + Math.round(start / 3)),
    value: text(start * 2),
    reason: "damaged",
    country: "IT",
  };
  const asked = Case.parse({ ...example, ...given });
  const who = choices.find((one) => one.who === asked.who) ?? choices[0];
  if (who === undefined) throw new Error("there are always the presets");
  const tried = await tryCase(shop, { asked, who, now });
  return {
    choices,
    draft: { ...asked, who: who.who, reason: asked.reason ?? "", ageDays: String(asked.ageDays) },
    verdict: tried.ok ? tried.value : null,
    problem: tried.ok ? null : tried.error,
  };
}

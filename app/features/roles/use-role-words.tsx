import { formatMoney, formatShortMoney } from "../../platform/money";
import { useSay } from "../../ui/use-say";
import { useShell } from "../../ui/shell-context";
import type { Limit } from "../policy/limit";
import { PRESETS, type Preset } from "../policy/presets";
import type { Cell } from "./cell";
import type { RoleView } from "./role-view";
import type { Speaker } from "./summary";

type Named = Pick<RoleView, "name">;

/** How the screens of the matrix say roles, cells and people in the reader's language. */
export function useRoleWords() {
  const say = useSay();
  const { locale, shop, kind } = useShell();
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: shop.currency }, locale);
  const short = (amountMinor: number) => formatShortMoney({ amountMinor, currency: shop.currency }, locale);

  const limitText = ({ measure, window, max }: Limit): string => {
    if (measure === "percent") return say("roles:cell_percent", { max });
    if (measure === "amount" && window === "order") return short(max);
    const per = say(`matrix:perShort_${window}`);
    return measure === "amount"
      ? say("roles:cell_per", { amount: short(max), per })
      : say("roles:cell_count", { max, per });
  };
  const roleName = ({ name }: Named): string => (isPreset(name) ? say(`matrix:preset_${name}`) : name);

  return {
    say,
    roleName,
    /** The word or the limit that a cell shows. */
    cellText: ({ answer, limit }: Cell) => (limit === null ? say(`matrix:short_${answer}`) : limitText(limit)),
    /** The same in a sentence: "can, 15 €". */
    cellSentence: ({ answer, limit }: Cell) => {
      const word = say(`matrix:answer_${answer}`).toLocaleLowerCase(locale);
      return limit === null ? word : `${word}, ${limitText(limit)}`;
    },
    people: (role: Pick<RoleView, "people">) => {
      const [first, ...others] = role.people;
      if (first === undefined) return say("roles:nobody");
      return others.length === 0 ? first.name : say("roles:peopleMore", { name: first.name, count: others.length });
    },
    /** How a person is called in a sentence. */
    firstName: (name: string) => name.split(" ")[0] ?? name,
    speaker: (name: string): Speaker => ({
      locale,
      name,
      asked: kind === "owner" ? say("matrix:you") : shop.ownerName,
      money,
      word: (key, params) => say(`matrix:${key}`, params),
    }),
  };
}

function isPreset(name: string): name is Preset {
  return PRESETS.some((preset) => preset === name);
}

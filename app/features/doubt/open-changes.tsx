import { ChoiceList, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { Doubt } from "./doubt";
import type { OpenChange } from "./doubt-answer";
import { useWhat } from "./use-what";

/** The owner cannot say which of them it is. */
export const UNSAID = "";

type OpenChangesProps = {
  readonly doubt: Doubt;
  readonly changes: readonly OpenChange[] | null;
  readonly chosen: string;
  readonly onChoose: (gid: string) => void;
};

/** What Shopify shows of this kind on the order and nothing else explains: the owner says which it is, if they can. */
export function OpenChanges({ doubt, changes, chosen, onChoose }: OpenChangesProps) {
  const { t } = useTranslation("doubt");
  const format = useFormat();
  const { what, sentence } = useWhat();
  if (changes === null) return <Text as="p">{t("reading")}</Text>;
  if (changes.length === 0) return <Text as="p">{sentence("noneOpen", doubt)}</Text>;
  const label = ({ amount, tracking, at, byDelega }: OpenChange) => {
    const name = amount === null ? what(doubt) : format.recorded(amount);
    const moment = at === null ? null : format.moment(at);
    const who = byDelega === null ? null : t(byDelega ? "byDelega" : "byOther");
    return [name, tracking, moment, who].filter((part) => part !== null && part !== "").join(" · ");
  };
  return (
    <ChoiceList
      title={sentence("whichOne", doubt)}
      choices={[
        ...changes.map((change) => ({ label: label(change), value: change.gid })),
        { label: t("cannotSay"), value: UNSAID },
      ]}
      selected={[chosen]}
      onChange={([gid]) => {
        onChoose(gid ?? UNSAID);
      }}
    />
  );
}

import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Meter } from "../../ui/meter";
import { AnswerSign } from "../../ui/answer-sign";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { GROUP_NAMES } from "./action";
import { roomSentence } from "./explain";
import { refundFigures, type Right } from "./my-rights";
import { RightRows } from "./rights-list";
import { useReader } from "./use-reader";

type RightsProps = { readonly rights: readonly Right[] };

/** What may still be refunded now and what one order may take: the two figures of the day. */
export function RefundFigures({ rights }: RightsProps) {
  const { t } = useTranslation("policy");
  const format = useFormat();
  const { reader, tell } = useReader();
  const { now, perOrder } = refundFigures(rights);
  if (now === null && perOrder === null) return null;
  const words = now === null ? "" : tell(roomSentence(now, reader));
  return (
    <Card>
      <div className="delega-day">
        {now === null ? null : (
          <div>
            <Text as="h2" variant="headingSm">
              {t("figureNow")}
            </Text>
            <p className="delega-day-figure">{format.minor(now.left)}</p>
            <Meter used={now.used} now={0} max={now.max} label={words} />
            <Text as="p" tone="subdued">
              {words}
            </Text>
          </div>
        )}
        {perOrder === null ? null : (
          <div>
            <Text as="h2" variant="headingSm">
              {t("figurePerOrder")}
            </Text>
            <p className="delega-day-figure">{format.minor(perOrder.max)}</p>
            <Text as="p" tone="subdued">
              {t(`figureAbove_${perOrder.over}`)}
            </Text>
          </div>
        )}
      </div>
    </Card>
  );
}

/** The rights in the groups of the owner's matrix; what is refused stands in one line at the end of its group. */
export function RightsGroups({ rights }: RightsProps) {
  const say = useSay();
  return (
    <>
      {GROUP_NAMES.map((group) => ({ group, own: rights.filter((right) => right.group === group) }))
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <Card key={group}>
            <BlockStack gap="200">
              <Text as="h2" variant="headingSm">
                {say(`matrix:group_${group}`)}
              </Text>
              <RightRows rights={own.filter(({ answer }) => answer !== "deny")} />
              <Refused rights={own.filter(({ answer }) => answer === "deny")} />
            </BlockStack>
          </Card>
        ))}
    </>
  );
}

function Refused({ rights }: RightsProps) {
  const say = useSay();
  if (rights.length === 0) return null;
  return (
    <div className="delega-right">
      <AnswerSign answer="deny" />
      <Text as="span" tone="subdued">
        {rights.map(({ action }) => say(`policy:action_${action}`)).join(" · ")}
      </Text>
    </div>
  );
}

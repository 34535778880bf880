import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { AnswerSign } from "../../ui/answer-sign";
import { orderPath } from "../orders/order-gid";
import { ReasonList } from "../policy/reason-list";
import { OFFERS, type OfferedChange } from "./change";

type CardProps = { readonly orderGid: string; readonly changes: readonly OfferedChange[] };

/** What else can be changed on the order: each with policy's answer and, where there is one, the way to its page. */
export function ChangesCard({ orderGid, changes }: CardProps) {
  const { t } = useTranslation("changes");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("title")}
        </Text>
        <ul className="delega-list">
          {changes.map((offered) => (
            <li key={offered.what}>
              <ChangeRow orderGid={orderGid} offered={offered} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function ChangeRow({ orderGid, offered }: { readonly orderGid: string; readonly offered: OfferedChange }) {
  const { t } = useTranslation("changes");
  const { what, decision } = offered;
  const page = OFFERS.find((one) => one.what === what)?.page ?? "";
  const whyId = useId();
  return (
    <div className="delega-row">
      <span style={{ display: "flex", gap: 12 }}>
        <AnswerSign answer={decision.answer} />
        <span>
          <Text as="span" fontWeight="semibold">
            {t(`what_${what}`)}
          </Text>
          {decision.answer === "can" ? null : (
            <>
              <br />
              <span id={whyId}>
                <ReasonList decision={decision} />
              </span>
            </>
          )}
        </span>
      </span>
      <Button
        {...(decision.answer === "deny"
          ? { disabled: true, ariaDescribedBy: whyId }
          : { url: `${orderPath(orderGid)}/${page}` })}
        accessibilityLabel={t(`open_${what}`)}
      >
        {t("change")}
      </Button>
    </div>
  );
}

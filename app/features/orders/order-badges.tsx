import { Badge, type BadgeProps } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PaymentStatus } from "../policy/condition";
import { mayPayTwice, type DisputeStanding } from "../policy/dispute";
import type { Situation } from "./status-story";

const PAYMENT_TONE: Readonly<Partial<Record<PaymentStatus, BadgeProps["tone"]>>> = {
  PENDING: "warning",
  AUTHORIZED: "attention",
};

/** Payment, situation and delay, each as a word; colour only repeats them. */
export function OrderBadges(props: {
  readonly paymentStatus: PaymentStatus;
  readonly situation: Situation;
  readonly lateDays: number;
  readonly dispute: DisputeStanding;
}) {
  const { t } = useTranslation("orders");
  const tone = PAYMENT_TONE[props.paymentStatus];
  return (
    <>
      <Badge {...(tone === undefined ? {} : { tone })}>{t(`pay_${props.paymentStatus}`)}</Badge>
      <Badge {...(props.situation === "delivered" ? { tone: "success" as const } : {})}>
        {t(`sit_${props.situation}`)}
      </Badge>
      {mayPayTwice(props.dispute) ? <Badge tone="critical">{t(`dispute_${props.dispute as "inquiry"}`)}</Badge> : null}
      {props.lateDays > 0 ? <Badge tone="warning">{t("late", { count: props.lateDays })}</Badge> : null}
    </>
  );
}

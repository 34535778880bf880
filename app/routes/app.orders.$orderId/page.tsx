import { BlockStack, Button, Card, Layout, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { OfferedChange } from "../../features/changes/change";
import { ChangesCard } from "../../features/changes/changes-card";
import type { HeldChange } from "../../features/held/held";
import { HeldCard } from "../../features/held/held-card";
import { CustomerCard } from "../../features/orders/customer-card";
import type { OrderView } from "../../features/orders/mask-order";
import { OrderBadges } from "../../features/orders/order-badges";
import { orderPath } from "../../features/orders/order-gid";
import { OrderMoney } from "../../features/orders/order-money";
import type { StatusStory } from "../../features/orders/status-story";
import { StoryView } from "../../features/orders/story-view";
import { ReasonList } from "../../features/policy/reason-list";
import type { Decision } from "../../features/policy/decision";
import type { Sights } from "../../features/policy/sight";
import type { Problem } from "../../platform/problem";
import { roomSentence, toldRooms } from "../../features/policy/explain";
import { useReader } from "../../features/policy/use-reader";
import type { Replies } from "../../features/replies/propose-reply";
import { ReplyPanel } from "../../features/replies/reply-panel";
import { ProblemText } from "../../ui/problem-text";
import { AnswerSign } from "../../ui/answer-sign";
import { PageFrame } from "../../ui/page-frame";
import { ShopMark } from "../../ui/shop-mark";
import { useFormat } from "../../ui/use-format";

type OrderPageProps = {
  readonly order: OrderView;
  readonly sights: Sights;
  readonly held: readonly HeldChange[];
  readonly story: StatusStory;
  readonly replies: Replies;
  readonly reply: Decision;
  readonly refund: Decision | null;
  readonly refundProblem: Problem | null;
  readonly changes: readonly OfferedChange[];
};

/** One order: its story, the reply, what may be done, items and money, the customer masked. */
export function OrderPage(props: OrderPageProps) {
  const { order, sights, held, story, replies, reply, refund, refundProblem, changes } = props;
  const { t } = useTranslation(["orders", "common"]);
  const format = useFormat();
  return (
    <PageFrame
      title={order.name}
      subtitle={`${format.day(order.createdAt)}, ${t("age", { count: story.ageDays })}`}
      backAction={{ content: t("title"), url: "/app/orders" }}
      badges={
        <OrderBadges
          paymentStatus={order.paymentStatus}
          situation={story.situation}
          lateDays={story.lateDays}
          dispute={order.dispute}
        />
      }
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <HeldCard held={held} linked={false} />
            <StoryView story={story} />
            <WhatYouCanDo order={order} refund={refund} problem={refundProblem} />
            <ChangesCard orderGid={order.gid} changes={changes} />
            <OrderMoney order={order} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ReplyPanel key={order.gid} replies={replies} decision={reply} />
            <CustomerCard key={`${order.gid}-customer`} customer={order.customer} sights={sights} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </PageFrame>
  );
}

type WhatYouCanDoProps = {
  readonly order: OrderView;
  readonly refund: Decision | null;
  readonly problem: Problem | null;
};

function WhatYouCanDo({ order, refund, problem }: WhatYouCanDoProps) {
  const { t } = useTranslation(["orders", "policy"]);
  const { reader, tell } = useReader();
  const answer = refund?.answer ?? "deny";
  const whyId = useId();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("orders:whatYouCanDo")}
        </Text>
        <div className="delega-row">
          <span style={{ display: "flex", gap: 12 }}>
            <AnswerSign answer={answer} />
            <span id={whyId}>
              <Text as="span" fontWeight="semibold">
                {t("orders:refund")}
              </Text>
              <br />
              {refund === null ? (
                <ProblemText problem={problem} />
              ) : refund.answer === "can" ? (
                toldRooms(refund.rooms).map((room) => (
                  <span key={`${room.action}${room.window}${room.whose}${String(room.max)}`}>
                    {tell(roomSentence(room, reader))}
                    <br />
                  </span>
                ))
              ) : (
                <ReasonList decision={refund} />
              )}
            </span>
          </span>
          <span>
            <ShopMark />{" "}
            <Button
              {...(answer === "deny"
                ? { disabled: true, ariaDescribedBy: whyId }
                : { url: `${orderPath(order.gid)}/refund` })}
            >
              {t("orders:refund")}
            </Button>
          </span>
        </div>
      </BlockStack>
    </Card>
  );
}

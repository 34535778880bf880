import { Link } from "@remix-run/react";
import { Badge, BlockStack, Card, Divider, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/copy-button";
import { ProblemBanner } from "../../ui/problem-banner";
import { useShell } from "../../ui/shell-context";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import { orderPath } from "../orders/order-gid";
import { AnswerForm } from "./answer-form";
import { DoItNow } from "./do-it-now";
import type { DecideView } from "./request-view";
import { ToDecide } from "./to-decide";
import { useRequestTap } from "./use-request-tap";
import { useRequestWords, useUsualAnswer } from "./use-request-words";

/** What is asked, large; the answers or what comes next under it; then what helps to decide. Fits a phone's first view. */
export function RequestCard({ request }: { readonly request: DecideView }) {
  const tap = useRequestTap(request.id);
  const mayAnswer = request.decides && request.state === "PENDING_APPROVAL";
  const mayDo = request.isMine && request.state === "APPROVED";
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <What request={request} />
          {tap.error === null ? null : <ProblemBanner problem={tap.error} />}
          {mayAnswer ? <AnswerForm request={request} tap={tap} /> : null}
          {mayDo ? <DoItNow request={request} tap={tap} /> : null}
          {mayAnswer || mayDo ? null : <Waits request={request} />}
        </BlockStack>
      </Card>
      {request.amount === null || request.details.length === 0 ? null : (
        <Card>
          <DetailList details={request.details} />
        </Card>
      )}
      {request.decides ? <ToDecide request={request} /> : null}
      {request.isMine && request.state === "PENDING_APPROVAL" ? <LinkCard link={request.link} /> : null}
    </BlockStack>
  );
}

function Waits({ request }: { readonly request: DecideView }) {
  const { t } = useTranslation("approvals");
  const usual = useUsualAnswer(request);
  return (
    <Text as="p">
      {t(request.state === "APPROVED" ? "waitsForAsker" : "waitsForOwner", { who: request.who })}
      {usual === null ? null : ` ${usual}`}
    </Text>
  );
}

function LinkCard({ link }: { readonly link: string }) {
  const { t } = useTranslation("approvals");
  const { shop } = useShell();
  return (
    <Card>
      <CopyButton text={link} label={t("copyLink", { owner: shop.ownerName })} rows={2} />
    </Card>
  );
}

function What({ request }: { readonly request: DecideView }) {
  const { t } = useTranslation("approvals");
  const format = useFormat();
  const say = useSay();
  const { what, overWords } = useRequestWords();
  const { amount, over, orderGid, orderName, reason, note } = request;
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t("by", { who: request.who, time: format.moment(request.askedAt), reference: request.reference })}
      </Text>
      <Text as="h2" variant="heading2xl">
        <span className="delega-money">{amount === null ? what(request) : format.money(amount)}</span>
      </Text>
      {over === null ? null : (
        <div>
          <Badge tone="attention">{overWords(over)}</Badge>
        </div>
      )}
      {request.returned ? <Text as="p">{t("returnedBody")}</Text> : null}
      <Divider />
      <dl className="delega-facts">
        <dt>{t("order")}</dt>
        <dd>{orderGid === null ? "–" : <Link to={orderPath(orderGid)}>{orderName ?? t("order")}</Link>}</dd>
        {reason === null ? null : (
          <>
            <dt>{t("reason")}</dt>
            <dd>{say(`refunds:reason_${reason}`)}</dd>
          </>
        )}
      </dl>
      {amount === null ? <DetailList details={request.details} /> : null}
      {note === "" ? null : <blockquote className="delega-quote">{note}</blockquote>}
    </BlockStack>
  );
}

/** As it was typed, line by line; `dir` because a name or an address may be written in any script. */
function DetailList({ details }: { readonly details: DecideView["details"] }) {
  const say = useSay();
  if (details.length === 0) return null;
  return (
    <dl className="delega-facts">
      {details.map((detail) => (
        <Fragment key={detail.label}>
          <dt>{say(detail.label)}</dt>
          <dd dir="auto" style={{ overflowWrap: "anywhere", whiteSpace: "pre-line" }}>
            {"text" in detail ? detail.text : say(detail.word)}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

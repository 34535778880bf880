import { useTranslation } from "react-i18next";
import { formatMoment } from "../../platform/instant";
import { AnswerSign } from "../../ui/answer-sign";
import { useAnswerWord } from "../../ui/use-answer-word";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { Condition } from "../policy/condition";
import type { Room } from "../policy/decision";
import type { OrderFacts } from "../policy/facts";
import { hoursText, valueText } from "../policy/explain";
import { explainCondition } from "../policy/explain-condition";
import { useReader } from "../policy/use-reader";
import type { Verdict } from "./case";
import type { VerdictRow } from "./verdict-rows";

type TableProps = { readonly rows: readonly VerdictRow[]; readonly verdict: Verdict };

/** Every rule with its limit, this case and what is left; on a phone each rule is a block of its own. */
export function VerdictTable({ rows, verdict }: TableProps) {
  const { t } = useTranslation("try");
  const bound = rows.filter(({ kind }) => kind === "condition" || kind === "limit");
  const several = bound.some(({ action }) => action !== bound[0]?.action);
  return (
    <table className="delega-table delega-verdict">
      <thead>
        <tr>
          <th scope="col">{t("colRule")}</th>
          <th scope="col">{t("colAnswer")}</th>
          <th scope="col">{t("colLimit")}</th>
          <th scope="col">{t("colCase")}</th>
          <th scope="col" className="end">
            {t("colLeft")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <RuleRow key={String(index)} row={row} verdict={verdict} several={several} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: VerdictRow;
  readonly verdict: Verdict;
  /** Rules of several rights stand in the table: each then says whose it is. */
  readonly several: boolean;
};

function RuleRow({ row, verdict, several }: RowProps) {
  const { t } = useTranslation("try");
  const wordOf = useAnswerWord();
  const say = useSay();
  const { name, limit, given, left } = useCells(row, verdict);
  return (
    <tr {...(row.decides ? { "data-decides": row.answer } : {})}>
      <th scope="row">
        {name}
        {several && (row.kind === "condition" || row.kind === "limit") ? (
          <small>{say(`policy:action_${row.action}`)}</small>
        ) : null}
        {row.decides ? <small>{t("decides")}</small> : null}
      </th>
      <td data-label={t("colAnswer")}>
        <span className="delega-answer">
          <AnswerSign answer={row.answer} />
          <span aria-hidden="true">{wordOf(row.answer)}</span>
        </span>
      </td>
      <td data-label={t("colLimit")}>{limit}</td>
      <td data-label={t("colCase")}>{given}</td>
      <td data-label={t("colLeft")} className="end">
        {left}
      </td>
    </tr>
  );
}

type Cells = { readonly name: string; readonly limit: string; readonly given: string; readonly left: string };

function useCells(row: VerdictRow, verdict: Verdict): Cells {
  const { t } = useTranslation("try");
  const wordOf = useAnswerWord();
  const say = useSay();
  const { reader, tell } = useReader();
  const ofCondition = useGiven(verdict);
  const ofLimit = useRoom(verdict);
  switch (row.kind) {
    case "standing":
      return {
        name: t("standing"),
        limit: t("standingLimit"),
        given: row.answer === "can" ? t("yes") : t("no"),
        left: "",
      };
    case "right":
      return {
        name: say(`policy:action_${row.action}`),
        limit: wordOf(row.said),
        given: "",
        left: "",
      };
    case "condition":
      return {
        name: t(`if_${row.condition.kind}`),
        limit: tell(explainCondition(row.condition, reader)),
        ...ofCondition(row.condition),
      };
    case "limit":
      return ofLimit(row.room);
  }
}

/** What the case has where a condition looks. */
function useGiven({ order, local, atMs, timeZone, decision }: Verdict) {
  const { t } = useTranslation("try");
  const format = useFormat();
  const { reader } = useReader();
  const ageDays = Math.floor((atMs - order.createdAtMs) / 86_400_000);
  return (condition: Condition): Pick<Cells, "given" | "left"> => {
    switch (condition.kind) {
      case "order_age_days":
        return {
          given: t("days", { count: ageDays }),
          left: ageDays > condition.max ? "" : t("days", { count: condition.max - ageDays }),
        };
      case "order_value":
        return { given: format.minor(order.totalMinor), left: "" };
      case "hours": {
        const { from } = hoursText({ from: local.minute, until: 0 });
        return { given: `${reader.word(`weekday_${String(local.weekday)}`)} ${from}, ${timeZone}`, left: "" };
      }
      case "dates":
        return { given: formatMoment(new Date(atMs).toISOString(), reader), left: "" };
      case "reason":
        return {
          given: t(decision.reasons.some(({ code }) => code === "reason_missing") ? "noReason" : "reasonGiven"),
          left: "",
        };
      case "draft_only":
      case "hold":
        return { given: "", left: "" };
      default: {
        const values = SEEN[condition.kind](order).map((value) => valueText(condition.kind, value, reader));
        return { given: values.length === 0 ? t("none") : values.join(", "), left: "" };
      }
    }
  };
}

type ListKind = Extract<Condition, { oneOf: readonly string[] }>["kind"];

const SEEN: Readonly<Record<ListKind, (order: OrderFacts) => readonly string[]>> = {
  payment_status: (order) => [order.paymentStatus],
  fulfillment_status: (order) => known(order.fulfillmentStatus),
  risk: (order) => known(order.risk),
  tags: (order) => order.tags,
  country: (order) => known(order.country),
  currency: (order) => [order.currency],
  gateway: (order) => order.gateways,
  product: (order) => order.products,
};

function known(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** A limit in figures: its maximum, what is used and wanted, what is left before and after. */
function useRoom({ amountMinor }: Verdict) {
  const { t } = useTranslation("try");
  const format = useFormat();
  return ({ measure, window, whose, max, used, left, over }: Room): Cells => {
    const shown = (value: number) => (measure === "count" ? t("times", { count: value }) : format.minor(value));
    const wanted = measure === "count" ? 1 : amountMinor;
    return {
      name: t(`limit_${window}`) + (whose === "all" ? ` · ${t("together")}` : ""),
      limit: shown(max),
      given: used === 0 ? shown(wanted) : t("usedAnd", { used: shown(used), now: shown(wanted) }),
      left:
        over > 0
          ? t("over", { over: shown(over) })
          : t("leftAfter", { left: shown(left), after: shown(left - wanted) }),
    };
  };
}

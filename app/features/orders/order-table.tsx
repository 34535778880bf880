import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import type { OrderRow } from "./order-row";
import { orderPath } from "./order-gid";

/** The desk: a plain table on a wide screen, a list on a phone. Plain on purpose: rows must not cost a component each. */
export function OrderTable({ rows }: { readonly rows: readonly OrderRow[] }) {
  return (
    <>
      <div className="delega-wide">
        <WideTable rows={rows} />
      </div>
      <ul className="delega-list delega-narrow">
        {rows.map((row) => (
          <NarrowRow key={row.gid} row={row} />
        ))}
      </ul>
    </>
  );
}

function WideTable({ rows }: { readonly rows: readonly OrderRow[] }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  return (
    <table className="delega-table">
      <thead>
        <tr>
          <th scope="col">{t("colOrder")}</th>
          <th scope="col">{t("colDate")}</th>
          <th scope="col">{t("colCustomer")}</th>
          <th scope="col">{t("colStatus")}</th>
          <th scope="col">{t("colPayment")}</th>
          <th scope="col" className="end">
            {t("colTotal")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.gid}>
            <td>
              <Link to={orderPath(row.gid)} data-row aria-describedby={`wide-${row.gid}`}>
                {row.name}
              </Link>
            </td>
            <td>{format.day(row.createdAt)}</td>
            <td>{[row.customer, row.place].filter((part) => part !== "").join(" · ")}</td>
            <td id={`wide-${row.gid}`}>
              <Status row={row} />
            </td>
            <td>{t(`pay_${row.paymentStatus}`)}</td>
            <td className="end delega-money">{row.total === null ? "–" : format.money(row.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NarrowRow({ row }: { readonly row: OrderRow }) {
  const { t } = useTranslation("orders");
  const format = useFormat();
  return (
    <li>
      <div className="delega-row">
        <span>
          <Link to={orderPath(row.gid)} data-row aria-describedby={`narrow-${row.gid}`}>
            {row.name}
          </Link>{" "}
          · {format.day(row.createdAt)}
        </span>
        <span className="delega-money">{row.total === null ? "–" : format.money(row.total)}</span>
      </div>
      <div>{[row.customer, row.place].filter((part) => part !== "").join(" · ")}</div>
      <div id={`narrow-${row.gid}`}>
        <Status row={row} /> · {t(`pay_${row.paymentStatus}`)}
      </div>
    </li>
  );
}

function Status({ row }: { readonly row: OrderRow }) {
  const { t } = useTranslation("orders");
  return (
    <>
      {t(`sit_${row.situation}`)}
      {row.lateDays > 0 ? <strong className="delega-late"> · {t("late", { count: row.lateDays })}</strong> : null}
    </>
  );
}

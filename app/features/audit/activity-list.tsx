import { Link } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format";
import { useSay } from "../../ui/use-say";
import type { ActivityLine } from "./activity";
import { ChangeList } from "./change-list";

/** Who, what, when; each line opens to why and to its proof. */
export function ActivityList({ lines }: { readonly lines: readonly ActivityLine[] }) {
  const { t } = useTranslation("audit");
  const say = useSay();
  const format = useFormat();
  if (lines.length === 0)
    return (
      <Text as="p" tone="subdued">
        {t("emptyBody")}
      </Text>
    );
  return (
    <ul className="delega-list">
      {lines.map((line) => (
        <li key={line.row}>
          <div className="delega-row">
            <span>
              <Link to={`/app/audit/${String(line.row)}`}>
                {[say(`audit:effect_${line.effect}`), line.order ?? line.person ?? ""].join(" ").trim()}
              </Link>
              {" · "}
              {say(`audit:phase_${line.phase}`, { person: line.person ?? "" })}
            </span>
            <span>{format.moment(line.at)}</span>
          </div>
          <Text as="p" tone="subdued">
            {line.isDelega ? t("delega") : line.who} · {line.ref}
          </Text>
          {line.phase === "done" ? <ChangeList changes={line.changes} /> : null}
        </li>
      ))}
    </ul>
  );
}

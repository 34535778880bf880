import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Striped, the whole width, on top of everything while one scrolls; it cannot be put away, only left. */
export function TrainingBand({ own }: { readonly own: boolean }) {
  const { t } = useTranslation("training");
  return (
    <section className="delega-training-band" aria-label={t("bandLabel")}>
      <strong>{t("band")}</strong>
      <p>{t(own ? "bandOwn" : "bandBody")}</p>
      <Link to="/app">{t("exit")}</Link>
    </section>
  );
}

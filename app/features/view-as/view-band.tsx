import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/problem";
import { ProblemBanner } from "../../ui/problem-banner";
import { useFormat } from "../../ui/use-format";
import { useRequestKey } from "../../ui/use-request-key";
import { useSay } from "../../ui/use-say";
import type { Seen } from "./seen";
import { ViewWidth } from "./view";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** Over every page while the owner sees Delega as an assistant: as whom, that nothing changes, how wide, and the way out. */
export function ViewBand({ seen }: { readonly seen: Seen }) {
  const { t, i18n } = useTranslation("viewAs");
  const say = useSay();
  const format = useFormat();
  const end = useFetcher<Answer>();
  const { key } = useRequestKey();
  useEndOfTime(seen.leftMs);
  const { name, grantId, reads, until } = seen;
  const finish = () => {
    end.submit({ intent: "end", grantId, requestKey: key }, { method: "post", action: "/app" });
  };
  return (
    <section className="delega-view-band" aria-label={t("band", { name })}>
      <p className="delega-view-who">
        <span>{t("bandTitle")}</span> <strong>{name}</strong> <b>{t("readOnly")}</b>
      </p>
      <p className="delega-view-how">
        {t("bandBody", { time: withoutSeconds(format.time(until)) })}{" "}
        {reads === i18n.language ? null : say(`viewAs:reads_${reads}`, { name: seen.firstName })}
      </p>
      <div className="delega-view-keys">
        <WidthChoice now={seen.width} />
        <button type="button" className="delega-view-end" disabled={end.state !== "idle"} onClick={finish}>
          {t("end")}
        </button>
      </div>
      {end.data?.error === undefined ? null : <ProblemBanner problem={end.data.error} />}
    </section>
  );
}

/** "15:32:07" -> "15:32". */
function withoutSeconds(time: string): string {
  return time.slice(0, 5);
}

function WidthChoice({ now }: { readonly now: ViewWidth }) {
  const { t } = useTranslation("viewAs");
  const fetcher = useFetcher<Answer>();
  const chosen = ViewWidth.safeParse(fetcher.formData?.get("width"));
  const width = chosen.success ? chosen.data : now;
  return (
    <div role="group" aria-label={t("width")}>
      {ViewWidth.options.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === width}
          onClick={() => {
            fetcher.submit({ intent: "width", width: one }, { method: "post", action: "/app" });
          }}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}

/** When the time is up the page becomes the owner's own by itself. */
function useEndOfTime(leftMs: number): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setTimeout(revalidate, leftMs + 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [leftMs, revalidate]);
}

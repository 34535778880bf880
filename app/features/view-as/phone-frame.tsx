import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchPage, pathOfClick, plainPath } from "./phone-page";

type Loaded = { readonly path: string; readonly html: string | null };

/**
 * The page this tab is on, drawn by the server and shown as wide as a phone: breakpoints answer to the frame. Nothing runs
 * in it; its links are followed here, so that menu, history and data stay this tab's.
 */
export function PhoneFrame({ name }: { readonly name: string }) {
  const { t } = useTranslation("viewAs");
  const location = useLocation();
  const navigate = useNavigate();
  const path = plainPath(location);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void fetchPage(path, leaving.signal).then((html) => {
      if (!leaving.signal.aborted) setLoaded({ path, html });
    });
    return () => {
      leaving.abort();
    };
  }, [path, location.key]);
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    const to = pathOfClick(event.target);
    if (to !== null) navigate(to);
  };
  const waiting = loaded?.path !== path;
  return (
    <div className="delega-phone" aria-busy={waiting}>
      {loaded?.html == null ? null : (
        // Safari runs this page's listeners on a frame's elements only where the frame allows scripts (WebKit bug 218086): its
        // own policy forbids them instead. Forms, new windows and leaving for another page stay forbidden by the sandbox.
        <iframe
          title={t("phoneTitle", { name })}
          sandbox="allow-same-origin allow-scripts"
          srcDoc={loaded.html}
          onLoad={({ currentTarget }) => {
            currentTarget.contentDocument?.addEventListener("click", follow);
          }}
        />
      )}
      <p role="status">{waiting ? t("phoneWait") : loaded.html === null ? t("phoneFailed") : t("phoneNote")}</p>
    </div>
  );
}

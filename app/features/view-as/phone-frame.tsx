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
        // own policy forbids them instead. The sandbox forbids forms and new windows; another page cannot open in it because
        // Delega's own pages may be framed by Shopify only, and it takes no click before its links are followed here.
        <iframe
          ref={inertUntilLoaded}
          key={loaded.html}
          title={t("phoneTitle", { name })}
          sandbox="allow-same-origin allow-scripts"
          srcDoc={loaded.html}
          onLoad={({ currentTarget }) => {
            currentTarget.inert = false;
            currentTarget.contentDocument?.addEventListener("click", follow);
          }}
        />
      )}
      <p role="status">{waiting ? t("phoneWait") : loaded.html === null ? t("phoneFailed") : t("phoneNote")}</p>
    </div>
  );
}

function inertUntilLoaded(frame: HTMLIFrameElement | null): void {
  if (frame !== null) frame.inert = true;
}

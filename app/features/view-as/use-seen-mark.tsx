import { useEffect } from "react";
import { SEEN_HEADER } from "./view";

/**
 * Marks whatever this page sends while it shows somebody else's: a tab that slept through the end of its view would
 * otherwise act as its owner on a page that says read-only. The server refuses what is marked.
 */
export function useSeenMark(seen: boolean): void {
  useEffect(() => {
    if (!seen) return undefined;
    const plain = window.fetch.bind(window);
    // Somebody else may wrap ours later (App Bridge does): it is switched off, never taken out.
    let on = true;
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      const own = new URL(request.url).origin === window.location.origin;
      if (on && own && request.method !== "GET") request.headers.set(SEEN_HEADER, "1");
      return plain(request);
    };
    return () => {
      on = false;
    };
  }, [seen]);
}

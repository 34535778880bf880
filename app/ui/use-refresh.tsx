import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Reads the page's data again and again while somebody looks at it; null = not now. What is shown stays meanwhile. */
export function useRefresh(everyMs: number | null): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) revalidate();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs, revalidate]);
}

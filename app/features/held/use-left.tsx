import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

/** What is left settles itself within seconds; then the page is read anew, to say what came of it. */
const SETTLED_MS = 4000;

/** Milliseconds left of what was read a moment ago, counted down each second; at the end the page is read again. */
export function useLeft({ id, leftMs }: { readonly id: string; readonly leftMs: number }): number {
  const { revalidate } = useRevalidator();
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const end = performance.now() + leftMs;
    const tick = setInterval(() => {
      setLeft(end - performance.now());
    }, 1000);
    const over = setTimeout(revalidate, Math.max(0, leftMs) + SETTLED_MS);
    return () => {
      clearInterval(tick);
      clearTimeout(over);
    };
  }, [id, leftMs, revalidate]);
  return left;
}

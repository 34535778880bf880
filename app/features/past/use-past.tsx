import { useFetcher } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "../../platform/problem";
import { useShell } from "../../ui/shell-context";
import { readyPast, type Past } from "../policy/past";
import { joined, type PastAnswer, type PastRead } from "./past";
import { pastTruth, type PastTruth } from "./past-truth";

export type PastReading = {
  readonly read: PastRead | null;
  readonly truth: PastTruth;
  /** The refunds in the shop's currency, ready for rules. */
  readonly ready: Past;
  readonly done: boolean;
  readonly problem: Problem | null;
  readonly again: () => void;
};

/**
 * The shop's past, read part by part while the page is open, so that a long past shows how far it has come. `first` is
 * what the page brought along; null = nothing yet. Nothing is read until it is `wanted`.
 */
export function usePast(first: PastAnswer | null, { wanted } = { wanted: true }): PastReading {
  const { shop } = useShell();
  const { load, state, data } = useFetcher<{ readonly first: PastAnswer }>();
  const [parts, setParts] = useState<ReadonlyMap<string | null, PastAnswer>>(new Map());
  const asked = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (data !== undefined) setParts((known) => new Map(known).set(data.first.after, data.first));
  }, [data]);
  const { read, problem, next } = useMemo(() => together(first, parts), [first, parts]);
  useEffect(() => {
    if (!wanted || next === undefined || problem !== null || state !== "idle" || asked.current === next) return;
    asked.current = next;
    load(next === null ? "/app/past" : `/app/past?after=${encodeURIComponent(next)}`);
  }, [wanted, next, problem, state, load]);
  const refunds = read?.refunds;
  const truth = useMemo(() => pastTruth(refunds ?? [], shop.currency), [refunds, shop.currency]);
  const ready = useMemo(
    () =>
      readyPast(
        (refunds ?? []).filter(({ currency }) => currency === shop.currency),
        shop.timeZone,
      ),
    [refunds, shop.currency, shop.timeZone],
  );
  const again = () => {
    asked.current = undefined;
    setParts((known) => new Map([...known].filter(([, part]) => part.problem === null)));
    if (next !== undefined) load(next === null ? "/app/past" : `/app/past?after=${encodeURIComponent(next)}`);
  };
  return { read, truth, ready, done: next === undefined, problem, again };
}

type Together = {
  readonly read: PastRead | null;
  readonly problem: Problem | null;
  /** Where to go on; undefined = all is read. */
  readonly next: string | null | undefined;
};

/** Follows the parts from the first to the last that came. */
function together(first: PastAnswer | null, parts: ReadonlyMap<string | null, PastAnswer>): Together {
  let read: PastRead | null = null;
  let next: string | null = null;
  for (;;) {
    const known = parts.get(next);
    const part: PastAnswer | null = known ?? (next === null ? first : null);
    if (part === null) return { read, problem: null, next };
    if (part.past === null) return { read, problem: part.problem, next };
    read = read === null ? part.past : joined(read, part.past);
    if (read.next === null) return { read, problem: null, next: undefined };
    next = read.next;
  }
}

import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Problem } from "../../platform/problem";
import { useRequestKey } from "../../ui/use-request-key";
import type { DoubtAnswer, DoubtTold } from "./doubt-answer";

/** The page's taps, one at a time: which row is busy, what the last one came to, and its error beside its row. */
export type DoubtTap = {
  readonly busy: string | null;
  readonly told: DoubtTold | null;
  readonly errorOf: (id: string) => Problem | null;
  readonly tap: (id: string, fields: Readonly<Record<string, string>>) => void;
};

export function useDoubtTap(): DoubtTap {
  const fetcher = useFetcher<DoubtAnswer>();
  const { key, renew } = useRequestKey();
  const [last, setLast] = useState<string | null>(null);
  const answer = fetcher.data;
  useEffect(() => {
    if (answer !== undefined) renew();
  }, [answer, renew]);
  const busy = fetcher.state !== "idle";
  return {
    busy: busy ? last : null,
    told: answer?.ok === true && !busy ? answer.value : null,
    errorOf: (id) => (answer?.ok === false && last === id && !busy ? answer.error : null),
    tap: (id, fields) => {
      setLast(id);
      fetcher.submit({ ...fields, id, requestKey: key }, { method: "post", action: "/app/doubt" });
    },
  };
}

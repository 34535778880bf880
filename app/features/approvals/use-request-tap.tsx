import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Problem } from "../../platform/problem";
import { useRequestKey } from "../../ui/use-request-key";
import type { Decision } from "../policy/decision";

type Answer =
  | { readonly ok: true; readonly value: { readonly state: string; readonly reference: string } }
  | { readonly ok: false; readonly error: Problem & { readonly decision?: Decision } };

export type RequestTap = {
  readonly busy: boolean;
  readonly error: Problem | null;
  readonly answer: (fields: Readonly<Record<string, string>>) => void;
  readonly doIt: () => void;
};

/** One answer, or the doing of it, with its own request key and its error; the page is read again by itself. */
export function useRequestTap(id: string): RequestTap {
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const { data } = fetcher;
  useEffect(() => {
    if (data !== undefined) renew();
  }, [data, renew]);
  return {
    busy: fetcher.state !== "idle",
    error: data?.ok === false ? data.error : null,
    answer: (fields) => {
      fetcher.submit({ ...fields, requestKey: key }, { method: "post", action: `/app/approvals/${id}` });
    },
    doIt: () => {
      fetcher.submit({ id, requestKey: key }, { method: "post", action: "/app/approved" });
    },
  };
}

import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import type { Problem } from "../../platform/problem";
import { useSay } from "../../ui/use-say";
import { useRequestKey } from "../../ui/use-request-key";

type Answer = { readonly ok: boolean; readonly error?: Problem };

/** One change of what a person holds, with its own request key, its own error beside it, and a toast once it counts. */
export function useGrantTap(grantId: string, fields: Readonly<Record<string, string>>) {
  const fetcher = useFetcher<Answer>();
  const { key, renew } = useRequestKey();
  const bridge = useAppBridge();
  const say = useSay();
  const { data } = fetcher;
  useEffect(() => {
    if (data === undefined) return;
    renew();
    if (data.ok) bridge.toast.show(say("roles:savedToast"));
  }, [bridge, data, renew, say]);
  return {
    busy: fetcher.state !== "idle",
    error: data?.error,
    tap: () => {
      fetcher.submit({ ...fields, requestKey: key }, { method: "post", action: `/app/team/${grantId}` });
    },
  };
}

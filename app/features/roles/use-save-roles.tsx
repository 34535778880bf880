import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import type { Problem } from "../../platform/problem";
import { useSay } from "../../ui/use-say";
import type { Rule } from "../policy/rule";
import { tidied } from "./condition-form";
import type { SaveRole } from "./role-change";

type Answer = { readonly ok: boolean; readonly error?: Problem };
type Saved = Omit<SaveRole, "rules"> & { readonly rules: readonly Rule[] };

/** Saves roles in one request; each carries its own key, the same at a second try, so that nothing changes twice. */
export function useSaveRoles(onSaved: () => void) {
  const fetcher = useFetcher<Answer>();
  const say = useSay();
  const bridge = useAppBridge();
  const { data, state } = fetcher;
  const handled = useRef<Answer | undefined>(undefined);
  const keys = useRef(new Map<string, string>());
  useEffect(() => {
    if (state !== "idle" || data === undefined || handled.current === data) return;
    handled.current = data;
    if (!data.ok) return;
    keys.current.clear();
    bridge.toast.show(say("roles:savedToast"));
    onSaved();
  }, [bridge, data, onSaved, say, state]);
  return {
    busy: state !== "idle",
    problem: data?.error,
    save: (roles: readonly Saved[]) => {
      const changes = roles.map(({ roleId, name, preset, rules, basedOn }) => {
        const input = { roleId, name, preset, rules: tidied(rules), basedOn };
        const same = JSON.stringify(input);
        const requestKey = keys.current.get(same) ?? crypto.randomUUID();
        keys.current.set(same, requestKey);
        return { input, requestKey };
      });
      fetcher.submit(
        { intent: "save", changes: JSON.stringify(changes) },
        { method: "post", action: "/app/roles?index" },
      );
    },
  };
}

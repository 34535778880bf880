import { useCallback, useMemo, useState } from "react";
import type { Rule } from "../policy/rule";
import { draftOf, isChanged, NO_DRAFTS, undone, withDraft } from "./drafts";
import type { RoleView } from "./role-view";

type Edited = Pick<RoleView, "roleId" | "rules">;

/** The roles of a page while they are being changed: drafts, undo, and what is not saved yet. */
export function useDrafts<R extends Edited>(roles: readonly R[]) {
  const [drafts, setDrafts] = useState(NO_DRAFTS);
  const change = useCallback((role: Edited, tag: string, rules: readonly Rule[]) => {
    setDrafts((held) => withDraft(held, role, { tag, rules }));
  }, []);
  const undo = useCallback(() => {
    setDrafts(undone);
  }, []);
  const discard = useCallback(() => {
    setDrafts(NO_DRAFTS);
  }, []);
  const changed = useMemo(() => roles.filter((role) => isChanged(drafts, role)), [drafts, roles]);
  return {
    rulesOf: (role: Edited) => draftOf(drafts, role),
    changed,
    lastChanged: drafts.past.at(-1)?.roleId ?? null,
    canUndo: drafts.past.length > 0,
    change,
    undo,
    discard,
  };
}

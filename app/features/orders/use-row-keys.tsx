import { useEffect, useState } from "react";
import { moveOf, rowAfter } from "./row-keys";

const KEPT = "delega-row-keys";
const FIELDS = "input, textarea, select, [contenteditable], [role='dialog'], [role='listbox'], [role='menu']";

/**
 * Moves the focus itself from row to row, so that a screen reader says where one is and Enter opens it. Keys of one letter
 * can be in somebody's way (WCAG 2.1.4): they can be turned off, and this browser keeps that.
 */
export function useRowKeys(): { readonly on: boolean; readonly turn: (on: boolean) => void } {
  const [on, setOn] = useState(true);
  useEffect(() => {
    setOn(kept()?.getItem(KEPT) !== "off");
  }, []);
  useEffect(() => {
    if (!on) return;
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [on]);
  const turn = (to: boolean) => {
    setOn(to);
    kept()?.setItem(KEPT, to ? "on" : "off");
  };
  return { on, turn };
}

/** A browser may refuse a frame its storage. */
function kept(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function onKey(event: KeyboardEvent): void {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return;
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")].filter(isShown);
  const at = rows.findIndex((row) => row === document.activeElement);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const move = moveOf(event.key, { typing: target.closest(FIELDS) !== null, modified, onRow: at !== -1 });
  if (move === null) return;
  const to = move === "find" ? findField() : rowTo(rows, rowAfter(move, at, rows.length));
  if (to === null) return;
  event.preventDefault();
  to.focus();
}

/** The table and the phone's list are both in the page. */
function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

function findField(): HTMLElement | null {
  return document.querySelector<HTMLElement>("form[role='search'] input[name='q']:not(:disabled)");
}

function rowTo(rows: readonly HTMLElement[], index: number | null): HTMLElement | null {
  return index === null ? null : (rows[index] ?? null);
}

import type { RawAnswer } from "../../../../support/raw-http";
import { decodeStream } from "./stream";

/** A document as the server rendered it: what its loaders gave out, and what a person reads and can press. */
export type ShownPage = {
  readonly status: number;
  /** The markup without scripts and comments. */
  readonly html: string;
  /** A loader's data by its route's name; undefined = it gave none. */
  readonly data: (route: string) => unknown;
};

export function shownPage({ status, body }: RawAnswer): ShownPage {
  const chunks = [...body.matchAll(/streamController\.enqueue\(("(?:[^"\\]|\\.)*")\)/g)];
  const first = chunks[0]?.[1];
  const state = first === undefined ? {} : (decodeStream(JSON.parse(first) as string) as State);
  const html = body.replace(/<script\b.*?<\/script>/gs, "").replace(/<!--.*?-->/gs, "");
  return { status, html, data: (route) => state.loaderData?.[`routes/${route}`] };
}

type State = { readonly loaderData?: Readonly<Record<string, unknown>> };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** What a person reads: without markup, its entities as letters, one blank between words. */
export function textOf(html: string): string {
  const words = html.replace(/<[^>]*>/g, " ").replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return plain(words);
}

/** A sentence as `textOf` gives it: line breaks and the blanks of numbers and dates are blanks. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The card that holds a text, from its frame to the next one's. */
export function cardWith(html: string, text: string): string | null {
  return (
    html
      .split(/(?=<div class="Polaris-ShadowBevel")/)
      .slice(1)
      .find((part) => textOf(part).includes(text)) ?? null
  );
}

/** A button or a link that looks like one, by its words or its spoken label: can it be pressed? null = there is none. */
export function buttonCalled(html: string, label: string): "enabled" | "disabled" | null {
  for (const [whole, kind, attributes = ""] of html.matchAll(/<(button|a)\b([^>]*)>.*?<\/\1>/gs)) {
    const spoken = /aria-label="([^"]*)"/.exec(attributes)?.[1];
    if (textOf(whole) !== plain(label) && (spoken === undefined || textOf(spoken) !== plain(label))) continue;
    // A link that leads nowhere is Polaris's way to switch it off.
    const leads = kind === "button" || /\shref="/.test(attributes);
    return leads && !/\saria-disabled="true"|\sdisabled(=|\s|$)/.test(attributes) ? "enabled" : "disabled";
  }
  return null;
}

import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "playwright-core";

/** What axe has against a page and all it frames: rule and places. */
export async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}

/** By how many pixels a page is wider than the screen. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Puts markup into the app's page, as if the app had drawn it. A click on `data-sets="name"` sets that name of the
 * window to true, and so does a form that is sent (the app's own CSP allows no handlers in markup).
 */
export function plant(app: FrameLocator, html: string): Promise<void> {
  return app.locator("main").evaluate((main, markup) => {
    main.insertAdjacentHTML("beforeend", markup);
    for (const element of main.querySelectorAll<HTMLElement>("[data-sets]")) {
      const type = element instanceof HTMLFormElement ? "submit" : "click";
      element.addEventListener(type, (event) => {
        event.preventDefault();
        Object.assign(window, { [element.dataset["sets"] ?? ""]: true });
      });
    }
  }, html);
}

/** Runs an expression in the app's page and hands back what it resolves to. */
export function inApp(app: FrameLocator, expression: string): Promise<unknown> {
  return app.locator("main").evaluate((_, text) => (0, eval)(text) as unknown, expression);
}

/** Starts an expression whose answer waits for the person; calling the result reads it later. */
export async function startInApp(app: FrameLocator, expression: string): Promise<() => Promise<unknown>> {
  await inApp(app, `window.asked = ${expression}; window.asked.catch(() => undefined); null`);
  return () => inApp(app, "window.asked");
}

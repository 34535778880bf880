import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { startPractice, type Practice, type PracticeOptions } from "../practice/practice";
import { openChromium, openContext } from "../support/browser";

/** One practice and one browser for a journey; pictures are kept under test-results/journeys. */
export type Journey = {
  readonly practice: Practice;
  readonly browser: Browser;
  newPage: (size?: { width: number; height: number }) => Promise<Watched>;
  close: () => Promise<void>;
};

/** A page whose errors are collected: a journey ends with none. */
export type Watched = {
  readonly page: Page;
  readonly errors: string[];
  shot: (name: string, whole?: boolean) => Promise<void>;
};

export async function startJourney(name: string, options: Partial<PracticeOptions> = {}): Promise<Journey> {
  const practice = await startPractice({ mode: "tls", freePorts: true, ...options });
  const browser = await openChromium(Number(new URL(practice.frameUrl).port));
  const folder = `test-results/journeys/${name}`;
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return {
    practice,
    browser,
    newPage: async (size) => {
      const page = await (await openContext(browser, size)).newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // The refused clipboard and refused pages are part of the journeys; the browser logs both.
        if (message.type() === "error" && !/permissions policy|status of 4\d\d/i.test(message.text()))
          errors.push(message.text());
      });
      return {
        page,
        errors,
        shot: async (shotName, whole = false) => {
          count += 1;
          await page.screenshot({
            path: `${folder}/${String(count).padStart(2, "0")}-${shotName}.png`,
            caret: "initial",
            fullPage: whole,
          });
        },
      };
    },
    close: async () => {
      await browser.close();
      await practice.close();
    },
  };
}

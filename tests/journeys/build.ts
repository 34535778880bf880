import { findChromium } from "../support/browser";
import { buildIfOld } from "../practice/build";

/** The journeys use the built app, as a merchant would; without a Chromium they say at once how to get one. */
export default function prepare(): void {
  findChromium();
  buildIfOld();
}

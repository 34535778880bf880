import { shopify } from "../../app/shopify/shopify.server";
import type { Forgery } from "./forged-tokens";
import { BROWSER } from "./raw-http";

/** Control: how many of the forgeries come in where Delega's own look is left out. */
export async function acceptedByLibrary(list: readonly Forgery[]): Promise<number> {
  let accepted = 0;
  for (const { token, shown } of list) {
    const { headers, query } = shown ?? { headers: [["Authorization", `Bearer ${token}`]] as const, query: undefined };
    const comesIn = await Promise.resolve()
      .then(
        () =>
          new Request(`https://delega.practice.test/app?${new URLSearchParams(query).toString()}`, {
            headers: [BROWSER, ...headers] as [string, string][],
          }),
      )
      .then((request) => shopify().app.authenticate.admin(request))
      .then(
        () => true,
        () => false,
      );
    if (comesIn) accepted += 1;
  }
  return accepted;
}

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API } from "./behaviours/api";
import { CHANGES } from "./behaviours/changes";
import { KEYS } from "./behaviours/keys";
import { MONEY } from "./behaviours/money";
import { REFUNDS } from "./behaviours/refunds";
import { SEARCH } from "./behaviours/search";
import { openShop } from "./open-shop";
import type { Behaviour, ContractShop } from "./shop";

let shop: ContractShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const nameOf = ({ says, assumed }: Behaviour) =>
  assumed === undefined ? says : `${says} [assumed ${String(assumed)}]`;

describe.each([
  ["idempotency keys", KEYS],
  ["refunds", REFUNDS],
  ["changes of orders", CHANGES],
  ["money", MONEY],
  ["search", SEARCH],
  ["the Admin API", API],
])("%s", (_topic, behaviours) => {
  it.each(behaviours.map((one) => [nameOf(one), one] as const))("%s", async (_name, one) => one.check(shop));
});

it("every assumption a behaviour names stands in the practice's list, which is short", () => {
  const readme = readFileSync(new URL("../practice/README.md", import.meta.url), "utf8");
  const numbers = [...readme.slice(readme.indexOf("## Assumed")).matchAll(/^(\d+)\. \*\*/gm)].map(([, one]) =>
    Number(one),
  );
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  expect(numbers.length).toBeLessThanOrEqual(15);
  const named = [...KEYS, ...REFUNDS, ...CHANGES, ...MONEY, ...SEARCH, ...API].flatMap(({ assumed }) => assumed ?? []);
  expect(named.filter((one) => !numbers.includes(one))).toEqual([]);
});

describe("the contract can fail", () => {
  it("notices a shop that forgets its keys", async () => {
    const [, twice] = KEYS;
    const forgetful: ContractShop = {
      ...shop,
      ask: (query, variables = {}, call) =>
        shop.ask(query, "key" in variables ? { ...variables, key: crypto.randomUUID() } : variables, call),
    };
    await expect(twice?.check(forgetful)).rejects.toThrow();
  });

  it("notices a shop that finds an e-mail by a part of it", async () => {
    const [whole] = SEARCH;
    const loose: ContractShop = {
      ...shop,
      ask: (query, variables = {}, call) =>
        shop.ask(
          query,
          JSON.parse(JSON.stringify(variables).replace(/email:\\"x?([^@]*)@.*?\\"/, "email:$1")) as object,
          call,
        ),
    };
    await expect(whole?.check(loose)).rejects.toThrow();
  });
});

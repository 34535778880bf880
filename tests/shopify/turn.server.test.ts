import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetBudgets, inTurn, type Turn } from "../../app/shopify/turn.server";

beforeEach(forgetBudgets);

const SHOP = "a.myshopify.com";
const turn = (priority: Turn["priority"] = "person", withinMs = 5000): Turn => ({
  operation: "Op",
  priority,
  withinMs,
});
const plain = <T>(result: T) => ({ result, seen: null, blockedMs: 0 });
const left = (currentlyAvailable: number, restoreRate = 1000) => ({
  requestedQueryCost: 100,
  throttleStatus: { maximumAvailable: 1000, currentlyAvailable, restoreRate },
});

/** Runs requests that end when told to, and notes the order in which they started. */
function gates() {
  const startedNames: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string) => () => {
    startedNames.push(name);
    return new Promise<{ result: string; seen: null; blockedMs: number }>((resolve) => {
      ends.set(name, () => {
        resolve(plain(name));
      });
    });
  };
  return { startedNames, run, end: (name: string) => ends.get(name)?.() };
}

describe("turns", () => {
  it("money goes before people, people before whole-shop reading, whoever came first", async () => {
    await inTurn(SHOP, turn(), () => Promise.resolve({ ...plain(0), seen: left(0, 500) }));
    const order: string[] = [];
    const asked = (["bulk", "person", "money", "person", "money"] as const).map((priority, index) =>
      inTurn(SHOP, turn(priority), () => {
        order.push(`${priority} ${String(index)}`);
        return Promise.resolve({ ...plain(index), seen: left(priority === "bulk" ? 0 : 1000, 5000) });
      }),
    );
    await Promise.all(asked);
    expect(order).toEqual(["money 2", "money 4", "person 1", "person 3", "bulk 0"]);
  });

  it("one shop has eight at once at most, and leaves the others their turns", async () => {
    const { startedNames, run, end } = gates();
    const slow = Array.from({ length: 20 }, (_, index) => inTurn(SHOP, turn(), run(`slow ${String(index)}`)));
    const other = inTurn("b.myshopify.com", turn(), run("other"));
    await sleep(5);
    expect(startedNames.filter((name) => name.startsWith("slow"))).toHaveLength(8);
    expect(startedNames).toContain("other");
    end("other");
    await other;
    for (let index = 0; index < 20; index += 1) {
      end(`slow ${String(index)}`);
      await sleep(1);
    }
    await Promise.all(slow);
    expect(startedNames).toHaveLength(21);
  });

  it("those who wait together do not take the same points: with points for one, one goes", async () => {
    await inTurn(SHOP, turn(), () => Promise.resolve({ ...plain(0), seen: left(100, 1) }));
    const startedNames: string[] = [];
    const run = (name: string) => async () => {
      startedNames.push(name);
      await sleep(30);
      return { ...plain(name), seen: left(0, 1) };
    };
    const asked = ["one", "two", "three"].map((name) => inTurn(SHOP, turn("person", 100), run(name)));
    expect(await Promise.all(asked)).toEqual(["one", null, null]);
    expect(startedNames).toEqual(["one"]);
  });

  it("a turn that does not come in time is not run at all", async () => {
    await inTurn(SHOP, turn(), () => Promise.resolve({ ...plain(0), seen: left(0, 1) }));
    let ran = false;
    const late = await inTurn(SHOP, turn("person", 30), () => {
      ran = true;
      return Promise.resolve(plain(1));
    });
    expect(late).toBeNull();
    expect(ran).toBe(false);
  });

  it("a request that throws gives its place back", async () => {
    for (let index = 0; index < 40; index += 1)
      await expect(inTurn(SHOP, turn(), () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await inTurn(SHOP, turn(), () => Promise.resolve(plain("still going")))).toBe("still going");
  });
});

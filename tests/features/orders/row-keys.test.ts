import { describe, expect, it } from "vitest";
import { moveOf, rowAfter } from "../../../app/features/orders/row-keys";

const FREE = { typing: false, modified: false, onRow: false };

describe("a key on the desk", () => {
  it.each([
    ["j", FREE, "next"],
    ["J", FREE, "next"],
    ["k", FREE, "previous"],
    ["/", FREE, "find"],
    ["ArrowDown", { ...FREE, onRow: true }, "next"],
    ["ArrowUp", { ...FREE, onRow: true }, "previous"],
  ])("%s moves: %j", (key, pressed, move) => {
    expect(moveOf(key, pressed)).toBe(move);
  });

  it.each([
    ["j", { ...FREE, typing: true }],
    ["/", { ...FREE, typing: true }],
    ["ArrowDown", { typing: true, modified: false, onRow: true }],
    ["j", { ...FREE, modified: true }],
    ["k", { ...FREE, modified: true }],
    ["ArrowDown", FREE],
    ["ArrowUp", FREE],
    ["Enter", { ...FREE, onRow: true }],
    ["Tab", { ...FREE, onRow: true }],
    ["x", FREE],
  ])("%s stays the browser's: %j", (key, pressed) => {
    expect(moveOf(key, pressed)).toBeNull();
  });
});

describe("the row to stand on", () => {
  it.each([
    ["next", -1, 3, 0],
    ["previous", -1, 3, 0],
    ["next", 0, 3, 1],
    ["next", 2, 3, 2],
    ["previous", 2, 3, 1],
    ["previous", 0, 3, 0],
    ["next", -1, 0, null],
  ] as const)("%s from %d of %d is %s", (move, at, count, to) => {
    expect(rowAfter(move, at, count)).toBe(to);
  });
});

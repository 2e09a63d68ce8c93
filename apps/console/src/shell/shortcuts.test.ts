import { afterEach, describe, expect, test, vi } from "vitest";
import { holderOf } from "./key-conflict.ts";
import { keyNames } from "./key-names.ts";
import { bindings, pressedKey } from "./press-keys.ts";
import { keysOf, ownKeys, SHORTCUTS } from "./shortcuts.ts";

afterEach(() => {
  ownKeys.value = {};
  document.body.replaceChildren();
});

const key = (init: KeyboardEventInit) => new KeyboardEvent("keydown", init);
const claim = { id: "claim" };

test("no two shortcuts have the same keys, and none needs Alt with a letter", () => {
  for (const shortcut of SHORTCUTS) {
    if (shortcut.fixed) continue;
    expect([shortcut.id, holderOf(shortcut.keys, shortcut)?.id]).toEqual([shortcut.id, undefined]);
    expect(shortcut.keys).not.toMatch(/Alt\+/);
  }
  expect(new Set(SHORTCUTS.map(({ id }) => id)).size).toBe(SHORTCUTS.length);
});

test("everything on the screens that says it has a shortcut is in the table", () => {
  const sources = import.meta.glob<string>(["../**/*.tsx", "!../**/*.test.tsx"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const named = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/\b(?:data-)?shortcut="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(named.length).toBeGreaterThan(5);
  const known = SHORTCUTS.map(({ id }) => id);
  expect(named.filter((id) => !known.includes(id ?? ""))).toEqual([]);
});

test("a key of one's own takes the place of the one that came; taken away, there is none", () => {
  expect(keysOf("claim")).toBe("c");
  ownKeys.value = { claim: "y", transfer: "" };
  expect([keysOf("claim"), keysOf("transfer")]).toEqual(["y", ""]);
  expect(holderOf("y", { id: "transfer" })?.id).toBe("claim");
  expect(holderOf("c", { id: "transfer" })).toBeUndefined();
});

test("a key collides with the beginning of two that are pressed one after the other", () => {
  ownKeys.value = { snooze: "h z" };
  expect(holderOf("h", claim)?.id).toBe("snooze");
  expect(holderOf("h y", claim)).toBeUndefined();
});

test("a key may be given twice where its two places are never seen together", () => {
  expect(keysOf("suggestion-phrasing")).toBe("y");
  expect(holderOf("y", claim)).toBeUndefined();
  expect(holderOf("y", { id: "suggestion-show" })?.id).toBe("suggestion-phrasing");
  expect(holderOf("y", { id: "accept" })?.id).toBe("suggestion-phrasing");
});

describe("what was pressed", () => {
  test.each([
    [{ key: "c", code: "KeyC" }, "c"],
    [{ key: "C", code: "KeyC", shiftKey: true }, "Shift+c"],
    [{ key: "с", code: "KeyC" }, "c"],
    [{ key: "?", code: "Slash", shiftKey: true }, "?"],
    [{ key: "&", code: "Digit1" }, "1"],
    [{ key: "k", code: "KeyK", ctrlKey: true }, "$mod+k"],
    [{ key: "F2", code: "F2", shiftKey: true }, "Shift+F2"],
    [{ key: "Shift", code: "ShiftLeft", shiftKey: true }, ""],
    [{ key: "å", code: "KeyA", altKey: true }, ""],
  ])("%j is %j", (init, name) => {
    expect(pressedKey(key(init))).toBe(name);
  });
});

test("keys are named as keyboards have them", () => {
  expect(keyNames("g i")).toEqual(["G", "I"]);
  expect(keyNames("$mod+k").at(-1)).toBe("K");
  expect(keyNames("Shift+Enter")).toEqual(["Shift", "Enter"]);
  expect(keyNames("+")).toEqual(["+"]);
  expect(keyNames("")).toEqual([]);
});

test("a letter works where the keyboard writes another script, and never while somebody writes", () => {
  const act = vi.fn();
  const listened = bindings("c", act);
  const cyrillic = key({ key: "с", code: "KeyC" });
  document.body.dispatchEvent(cyrillic);
  listened.KeyC?.(cyrillic);
  expect(act).toHaveBeenCalledTimes(1);
  const box = document.body.appendChild(document.createElement("textarea"));
  const typed = key({ key: "c", code: "KeyC", bubbles: true });
  box.dispatchEvent(typed);
  listened.c?.(typed);
  expect(act).toHaveBeenCalledTimes(1);
});

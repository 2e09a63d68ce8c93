import { afterEach, expect, it, vi } from "vitest";
import { createStorage } from "./storage.ts";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it("keeps things under the site's name, and removes them", () => {
  const storage = createStorage("demo");
  storage.set("draft", "hi");
  expect(localStorage.getItem("foyer:demo:draft")).toBe("hi");
  expect(storage.get("draft")).toBe("hi");
  storage.set("draft", null);
  expect(localStorage.getItem("foyer:demo:draft")).toBeNull();
});

it("serves from memory where the browser forbids storage", () => {
  vi.stubGlobal("localStorage", {
    getItem: forbid,
    setItem: forbid,
    removeItem: forbid,
  });
  const storage = createStorage("demo");
  expect(storage.get("token")).toBeNull();
  storage.set("token", "t");
  expect(storage.get("token")).toBe("t");
  storage.set("token", null);
  expect(storage.get("token")).toBeNull();
  vi.unstubAllGlobals();
});

it("hears of other tabs, but not of other sites and other scripts", () => {
  const heard: unknown[] = [];
  const stop = createStorage("demo").onChange((...change) => heard.push(change));
  const tell = (key: string | null) =>
    dispatchEvent(new StorageEvent("storage", { key, newValue: "v" }));
  tell("foyer:demo:token");
  tell("foyer:other:token");
  tell("cart");
  tell(null);
  stop();
  tell("foyer:demo:token");
  expect(heard).toEqual([["token", "v"]]);
});

function forbid(): never {
  throw new Error("forbidden");
}

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadFoyer } from "./load-foyer.ts";

const WHERE = { server: "https://chat.example/", siteKey: "shop" };
const scripts: HTMLScriptElement[] = [];

/** What the browser does when the script has run: its API is there. */
function arrives(): void {
  Object.assign(window, { Foyer: { open: () => {} } });
  scripts.at(-1)?.onload?.(new Event("load"));
}

beforeEach(() => {
  // Nothing is fetched in these tests.
  vi.spyOn(document.head, "append").mockImplementation((script) => {
    scripts.push(script as HTMLScriptElement);
  });
});

afterEach(() => {
  scripts.length = 0;
  Reflect.deleteProperty(window, "Foyer");
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("adds the script of the site, and resolves to its API", async () => {
  const loaded = loadFoyer({ ...WHERE, nonce: "n", inline: "#chat" });
  expect(scripts[0]?.src).toBe("https://chat.example/embed/shop.js");
  expect(scripts[0]?.nonce).toBe("n");
  expect(scripts[0]?.dataset.foyerInline).toBe("#chat");
  arrives();
  expect(await loaded).toBe((window as unknown as { Foyer: unknown }).Foyer);
});

it("loads once, however often it is called", async () => {
  const first = loadFoyer(WHERE);
  const second = loadFoyer(WHERE);
  arrives();
  expect(await first).toBe(await second);
  await loadFoyer(WHERE);
  expect(scripts).toHaveLength(1);
});

it("says what to check when the script cannot be fetched, and tries again when called again", async () => {
  const failed = loadFoyer(WHERE);
  scripts[0]?.onerror?.("");
  await expect(failed).rejects.toThrow("check server, key and the page's policy");
  const again = loadFoyer(WHERE);
  arrives();
  await again;
  expect(scripts).toHaveLength(2);
});

it("rejects what is not the chat's script", async () => {
  const loaded = loadFoyer(WHERE);
  scripts[0]?.onload?.(new Event("load"));
  await expect(loaded).rejects.toThrow("is not the chat's script");
});

it("does nothing where there is no page", () => {
  vi.stubGlobal("document", undefined);
  expect(loadFoyer(WHERE)).toBeInstanceOf(Promise);
  expect(scripts).toHaveLength(0);
});

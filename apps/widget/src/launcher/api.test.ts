import { afterEach, describe, expect, it, vi } from "vitest";
import type { Mount } from "../host.ts";
import { installApi } from "./api.ts";
import type { Foyer, FoyerMethods } from "./foyer.ts";

const SETTINGS = {
  key: "demo",
  name: "Northwind",
  accent: "#3b5bdb",
  ink: "#ffffff",
  greeting: "",
  intro: "",
  lang: "en",
  panel: "/widget/panel.js",
};

const panel = {
  open: vi.fn(),
  close: vi.fn(),
  setLocale: vi.fn(),
  setTheme: vi.fn(),
  identify: vi.fn(async () => {}),
  destroy: vi.fn(),
};
const mount = vi.fn<Mount>(() => panel);
const importPanel = vi.fn(async () => ({ mount }));
const turn = () => new Promise((done) => setTimeout(done));

const install = () => installApi(SETTINGS, "https://chat.example", importPanel);
const api = () => window.Foyer as Foyer & FoyerMethods;
const element = () => document.querySelector("foyer-chat");
const button = () => element()?.shadowRoot?.querySelector("button") as HTMLButtonElement;

afterEach(() => {
  api()?.destroy?.();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("before the chat is opened", () => {
  it("there is a button, and nothing is asked for, stored or connected", async () => {
    const stored = vi.spyOn(Storage.prototype, "setItem");
    const socket = vi.fn();
    vi.stubGlobal("WebSocket", socket);
    install();
    await turn();
    expect(button().ariaLabel).toBe("Chat – Northwind");
    expect(button().ariaExpanded).toBe("false");
    expect([importPanel, stored, socket].map((fn) => fn.mock.calls.length)).toEqual([0, 0, 0]);
  });

  it.each(["pointerenter", "focus"])("%s fetches the panel, once", async (sign) => {
    install();
    button().dispatchEvent(new Event(sign));
    button().dispatchEvent(new Event(sign));
    await turn();
    expect(importPanel.mock.calls).toEqual([["https://chat.example/widget/panel.js"]]);
    expect(mount).not.toHaveBeenCalled();
  });

  it.each([
    [{ token: "t", open: "1" }, 1],
    [{ token: "t" }, 0],
    [{ open: "1" }, 0],
  ])("a visitor with %j is connected when the page is up: %i", async (stored, times) => {
    vi.useFakeTimers();
    for (const [what, value] of Object.entries(stored))
      localStorage.setItem(`foyer:demo:${what}`, value);
    install();
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(mount).toHaveBeenCalledTimes(times);
    expect(panel.open).not.toHaveBeenCalled();
  });

  it("stays quiet where storage is forbidden", () => {
    vi.spyOn(Storage.prototype, "getItem").mockImplementationOnce(() => {
      throw new Error("forbidden");
    });
    expect(install).not.toThrow();
    expect(button()).toBeTruthy();
  });
});

describe("a press", () => {
  it("opens, another one closes, and the page hears of both", async () => {
    install();
    const heard: string[] = [];
    api().on("open", () => heard.push("open"));
    const off = api().on("close", () => heard.push("close"));
    button().click();
    await turn();
    expect(panel.open).toHaveBeenCalledOnce();
    expect(button().ariaExpanded).toBe("true");
    button().click();
    expect(panel.close).toHaveBeenCalledOnce();
    off();
    button().click();
    await turn();
    button().click();
    expect(heard).toEqual(["open", "close", "open"]);
  });

  it("that cannot fetch the panel says so, and the next one tries under another name", async () => {
    importPanel.mockRejectedValueOnce(new Error("offline"));
    install();
    button().click();
    await turn();
    expect(button().textContent).toBe("!");
    expect(button().ariaExpanded).toBe("false");
    button().click();
    await turn();
    expect(importPanel).toHaveBeenLastCalledWith("https://chat.example/widget/panel.js?1");
    expect(panel.open).toHaveBeenCalledOnce();
  });
});

describe("the page's API", () => {
  it("carries out what was called before the script was there", async () => {
    const stub: Foyer = Object.assign(() => {}, {
      q: [["ask", "where is it"], ["hide"]] as unknown[][],
    });
    window.Foyer = stub;
    install();
    await turn();
    expect(panel.open).toHaveBeenCalledWith("where is it");
    expect(button().hidden).toBe(true);
  });

  it("tells the page's listeners in turn, though one fails, and none that is off", async () => {
    install();
    const heard: string[] = [];
    const failed = vi.fn();
    vi.stubGlobal("queueMicrotask", (task: () => void) => {
      try {
        task();
      } catch (error) {
        failed(error);
      }
    });
    api().on("close", () => {
      throw new Error("the page's own fault");
    });
    const off = api().on("close", () => heard.push("first"));
    api().on("close", () => heard.push("second"));
    for (const after of [off, () => {}]) {
      button().click();
      await turn();
      button().click();
      after();
    }
    expect(heard).toEqual(["first", "second", "second"]);
    expect(failed).toHaveBeenCalledTimes(2);
  });

  it("works by name as by method", async () => {
    install();
    api()("open");
    await turn();
    expect(panel.open).toHaveBeenCalledOnce();
  });

  it("keeps language and theme for a panel that is not there yet", async () => {
    install();
    api().setLocale("de");
    api().setTheme("dark");
    expect(importPanel).not.toHaveBeenCalled();
    api().open();
    await turn();
    expect(mount.mock.calls[0]?.[0]).toMatchObject({ locale: "de", theme: "dark" });
  });

  it("remembers who the visitor is until the panel is there, then tells it at once", async () => {
    install();
    api().identify({ id: "anna", hash: "f" }, { name: "Anna" });
    api().setAttributes({ attributes: { plan: "pro" } });
    expect([importPanel, panel.identify].map((fn) => fn.mock.calls.length)).toEqual([0, 0]);
    api().open();
    await turn();
    expect(mount.mock.calls[0]?.[0]).toMatchObject({
      identity: { id: "anna" },
      told: [{ name: "Anna" }, { attributes: { plan: "pro" } }],
    });
    api().identify(null);
    await turn();
    expect(panel.identify).toHaveBeenCalledOnce();
  });

  it("fetches the panel for a sign-out only where somebody was known", async () => {
    install();
    api().identify(null);
    expect(importPanel).not.toHaveBeenCalled();
    localStorage.setItem("foyer:demo:who", "anna");
    api().identify(null);
    await turn();
    expect(mount).toHaveBeenCalledOnce();
    expect(panel.open).not.toHaveBeenCalled();
  });

  it("shows the number of unread messages, and tells it to the page", async () => {
    install();
    const counts: unknown[] = [];
    api().on("unread", (count) => counts.push(count));
    api().open();
    await turn();
    mount.mock.calls[0]?.[0].setUnread(3);
    expect(button().textContent).toBe("3");
    expect(button().ariaLabel).toBe("Chat – Northwind, 3");
    mount.mock.calls[0]?.[0].setUnread(0);
    expect(button().textContent).toBe("");
    expect(counts).toEqual([3, 0]);
  });

  it("takes everything off the page with destroy", async () => {
    install();
    api().open();
    await turn();
    api().destroy();
    expect(panel.destroy).toHaveBeenCalledOnce();
    expect(element()).toBeNull();
    expect(window.Foyer).toBeUndefined();
  });
});

it("a second copy of the script does nothing", async () => {
  vi.stubGlobal("__FOYER_SETTINGS__", SETTINGS);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(
    Object.assign(document.createElement("script"), { src: "https://chat.example/embed/demo.js" }),
  );
  await import("../embed.ts");
  vi.resetModules();
  await import("../embed.ts");
  expect(document.querySelectorAll("foyer-chat")).toHaveLength(1);
});

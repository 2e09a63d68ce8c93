import { CLOSE_CODES } from "@foyer/protocol/close-codes";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  byVisitor,
  events,
  leavePage,
  said,
  settled,
  startWidget,
  TOKEN,
  type Widget,
} from "../testing/start-widget.ts";

const OTHER = "o".repeat(43);
const key = (what: string) => `foyer:demo:${what}`;
let widget: Widget;

beforeEach(() => {
  widget = startWidget();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

describe("hello", () => {
  it("goes to the server of the script, and names site, page and languages", () => {
    widget.socket().opens();
    expect(widget.socket().url).toBe("wss://chat.example/socket/visitor");
    const [hello] = widget.sent("hello");
    expect(hello).toMatchObject({ siteKey: "demo", page: { url: location.href } });
    expect(hello).not.toHaveProperty("token");
    expect(hello).not.toHaveProperty("holds");
  });

  it("says the token of the last welcome, and what is held", async () => {
    await widget.welcome();
    expect(localStorage.getItem(key("token"))).toBe(TOKEN);
    await widget.says({
      type: "events",
      conversationId: "c1",
      after: 0,
      events: [
        {
          conversationId: "c1",
          seq: 1,
          at: 1,
          by: { kind: "visitor" },
          body: { type: "message", text: "x" },
        },
      ],
      conversation: {
        id: "c1",
        state: "waiting",
        agent: null,
        seq: 1,
        readByAgent: 0,
        readByVisitor: 0,
      },
    });
    widget.socket().breaks();
    window.dispatchEvent(new Event("focus"));
    widget.socket().opens();
    expect(widget.sent("hello")).toMatchObject([
      { token: TOKEN, holds: { conversationId: "c1", after: 1 } },
    ]);
  });

  it("does not say what cannot be a token", () => {
    widget.panel.destroy();
    localStorage.setItem(key("token"), "<broken>");
    widget = startWidget();
    widget.socket().opens();
    expect(widget.sent("hello")[0]).not.toHaveProperty("token");
  });
});

describe("two tabs", () => {
  it("become one visitor: who comes second takes the first one's token", async () => {
    widget.socket().opens();
    localStorage.setItem(key("token"), OTHER);
    await widget.welcome();
    expect(widget.sockets).toHaveLength(2);
    expect(localStorage.getItem(key("token"))).toBe(OTHER);
    widget.socket().opens();
    expect(widget.sent("hello")).toMatchObject([{ token: OTHER }]);
  });

  it("follow when another tab gets a new token, and forget the other visitor's talk", async () => {
    await widget.welcome();
    await widget.says(events(0, [{ by: byVisitor, body: said("theirs") }]));
    localStorage.setItem(key("token"), OTHER);
    window.dispatchEvent(new StorageEvent("storage", { key: key("token"), newValue: OTHER }));
    expect(widget.sockets).toHaveLength(2);
    widget.socket().opens();
    expect(widget.sent("hello")).toMatchObject([{ token: OTHER }]);
    expect(widget.sent("hello")[0]).not.toHaveProperty("holds");
  });
});

describe("a token that has ended", () => {
  it("is dropped, and hello is said again without", async () => {
    await widget.welcome();
    widget.socket().breaks();
    window.dispatchEvent(new Event("online"));
    widget.socket().opens();
    await widget.says({ type: "error", kind: "token_expired", message: "" });
    expect(localStorage.getItem(key("token"))).toBeNull();
    widget.socket().opens();
    expect(widget.sent("hello")[0]).not.toHaveProperty("token");
  });

  it("is dropped as well when the server signs the visitor out", async () => {
    await widget.welcome();
    widget.socket().breaks(CLOSE_CODES.signed_out);
    expect(widget.sockets).toHaveLength(2);
    widget.socket().opens();
    expect(widget.sent("hello")[0]).not.toHaveProperty("token");
  });
});

describe("what the visitor sees of it", () => {
  it("is nothing while all is well, and a way to try again when it is lost", async () => {
    widget.panel.open();
    await widget.welcome();
    expect(widget.find(".banner").hidden).toBe(true);
    widget.socket().breaks();
    await settled();
    expect(widget.find(".banner").hidden).toBe(false);
    expect(widget.text()).toContain("Reconnecting…");
    await widget.press("Try again");
    await widget.welcome();
    expect(widget.find(".banner").hidden).toBe(true);
  });

  it.each([
    ["unknown_site", "This chat no longer exists."],
    ["origin_not_allowed", "Chat is not available on this page."],
  ] as const)("is a clear sentence after %s", async (kind, sentence) => {
    widget.panel.open();
    widget.socket().opens();
    await widget.says({ type: "error", kind, message: "" });
    widget.socket().breaks(CLOSE_CODES.refused, kind);
    await settled();
    expect(widget.text()).toContain(sentence);
  });
});

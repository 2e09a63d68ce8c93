import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ARTICLES,
  byMara,
  byVisitor,
  events,
  leavePage,
  MARA,
  said,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";

let widget: Widget;

beforeEach(async () => {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

async function write(text: string): Promise<void> {
  const field = widget.find<HTMLTextAreaElement>("textarea");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  await settled();
}

describe("a question", () => {
  it("is asked of the articles from the home, and answered by cards", async () => {
    const field = widget.find<HTMLInputElement>("input");
    field.value = "where is it";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
    widget.find("form").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    await settled();
    const [asked] = widget.sent("send_message");
    expect(asked).toMatchObject({ text: "where is it", to: "faq" });
    expect(widget.text()).toContain("Sending…");
    await widget.says(
      events(0, [
        { by: byVisitor, body: said("where is it"), clientId: asked?.clientId as string },
        {
          by: { kind: "faq" },
          body: { type: "answered", query: "where is it", confident: true, articles: ARTICLES },
        },
      ]),
    );
    expect(widget.text()).not.toContain("Sending…");
    expect(widget.text()).toContain("This may answer it:");
    expect(widget.find<HTMLDetailsElement>("details.card").open).toBe(true);
    expect(widget.find("details.card strong").textContent).toBe("Account");
  });

  it("that has no sure answer is told so, and a person stands first", async () => {
    await widget.press("Talk to a person");
    await widget.says(
      events(0, [
        { by: byVisitor, body: said("moon?") },
        {
          by: { kind: "faq" },
          body: { type: "answered", query: "moon?", confident: false, articles: [] },
        },
      ]),
    );
    expect(widget.text()).toContain("I am not sure that I have the answer.");
    expect(widget.text()).not.toContain("Yes, thanks");
    expect(widget.find(".main").textContent).toBe("Talk to a person");
  });

  it("that was answered can be closed with thanks, or taken to a person", async () => {
    await widget.press("Talk to a person");
    const answered = { type: "answered", query: "x", confident: true, articles: ARTICLES } as const;
    await widget.says(events(0, [{ by: { kind: "faq" }, body: answered }]));
    await widget.press("Yes, thanks");
    expect(widget.sent("close_conversation")).toMatchObject([{ outcome: "solved" }]);
    await widget.press("Talk to a person");
    expect(widget.sent("ask_person")).toHaveLength(1);
    expect(widget.text()).not.toContain("Yes, thanks");
  });
});

describe("a person", () => {
  it("is asked for by the first message after one press on the home", async () => {
    await widget.press("Talk to a person");
    expect(widget.text()).toContain("You are writing to a person.");
    await write("hello");
    expect(widget.sent("send_message")).toMatchObject([{ text: "hello", to: "person" }]);
  });

  it("is named when they take it, pass it on and close it", async () => {
    await widget.press("Talk to a person");
    const tom = { id: "tom", name: "Tom Reed", colour: "#0c8599" };
    await widget.says(
      events(
        0,
        [
          { by: { kind: "system" }, body: { type: "queued", reason: "asked" } },
          { by: byMara, body: { type: "claimed" } },
          { by: byMara, body: { type: "transferred", from: MARA, to: tom } },
        ],
        { state: "active", agent: tom },
      ),
    );
    expect(widget.text()).toContain("You are connected with Mara");
    expect(widget.text()).toContain("Mara has passed you on to Tom");
    expect(widget.find("header").textContent).toContain("Tom Reed");
    await widget.says(
      events(3, [{ by: byMara, body: { type: "closed", outcome: "solved" } }], { state: "closed" }),
    );
    expect(widget.text()).toContain("Mara closed the conversation. Write to start again.");
  });
});

describe("one's own message", () => {
  it("is sent, then read", async () => {
    await widget.press("Talk to a person");
    await widget.says(events(0, [{ by: byVisitor, body: said("hi") }], { state: "waiting" }));
    expect(widget.text()).toContain("· Sent");
    const { conversation } = events(0, [], { state: "active", agent: MARA, readByAgent: 1 });
    if (conversation) await widget.says({ type: "conversation", conversation });
    expect(widget.text()).toContain("· Read");
  });

  it("waits without a connection, and is sent when there is one", async () => {
    await widget.press("Talk to a person");
    widget.socket().breaks();
    await write("from the tunnel");
    expect(widget.text()).toContain("Sent when you are connected again");
    window.dispatchEvent(new Event("online"));
    await widget.welcome();
    expect(widget.sent("send_message")).toMatchObject([{ text: "from the tunnel" }]);
    expect(widget.text()).toContain("Sending…");
  });

  it("that was refused says why, and can be sent again or deleted", async () => {
    await widget.press("Talk to a person");
    await write("again");
    const clientId = widget.sent("send_message")[0]?.clientId as string;
    await widget.says({ type: "error", kind: "rate_limited", message: "slow down", clientId });
    expect(widget.text()).toContain("Not sent: too much at once");
    await widget.press("Retry");
    expect(widget.sent("send_message").map((frame) => frame.clientId)).toEqual([
      clientId,
      clientId,
    ]);
    await widget.says({ type: "error", kind: "rate_limited", message: "slow down", clientId });
    await widget.press("Delete");
    expect(widget.text()).not.toContain("again");
  });

  it("survives the reload of the page", async () => {
    await widget.press("Talk to a person");
    widget.socket().breaks();
    await write("keep me");
    widget.panel.destroy();
    widget = startWidget();
    await widget.welcome();
    expect(widget.sent("send_message")).toMatchObject([{ text: "keep me", to: "person" }]);
  });
});

describe("the other side", () => {
  it("is counted as unread while the panel is closed, and read when it is opened", async () => {
    widget.panel.close();
    const answer = { by: byMara, body: said("hello") };
    const own = { by: byVisitor, body: said("from another tab") };
    await widget.says(events(0, [answer, own, answer], { state: "active", agent: MARA }));
    expect(widget.host.unread).toBe(2);
    expect(widget.sent("read")).toEqual([]);
    widget.panel.open();
    await settled();
    await widget.press("Your conversation");
    expect(widget.sent("read")).toEqual([{ type: "read", conversationId: "c1", seq: 3 }]);
    expect(widget.host.unread).toBe(0);
  });

  it("is seen writing until it has written", async () => {
    await widget.press("Talk to a person");
    await widget.says(events(0, [], { state: "active", agent: MARA }));
    await widget.says({ type: "typing", conversationId: "c1", by: byMara, on: true });
    expect(widget.find(".dots").getAttribute("aria-label")).toBe("Mara Jensen is writing");
    await widget.says(
      events(0, [{ by: byMara, body: said("here") }], { state: "active", agent: MARA }),
    );
    expect(() => widget.find(".dots")).toThrow();
  });

  it("shows what people wrote as text, never as markup", async () => {
    await widget.press("Talk to a person");
    await widget.says(
      events(0, [{ by: byMara, body: said("<img src=x> **b**") }], {
        state: "active",
        agent: MARA,
      }),
    );
    expect(() => widget.find(".log img")).toThrow();
    expect(widget.find(".log strong").textContent).toBe("b");
  });
});

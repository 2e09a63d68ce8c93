import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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
// Asked for here already, so that the panel need not wait for the compiler when it asks.
import "../alerts/alerts-part.ts";
import "../emoji/emoji-part.tsx";
import "../transcript/menu-items-part.tsx";
import "./more-part.tsx";

let widget: Widget;
const active = { state: "active", agent: MARA } as const;
const field = () => widget.find<HTMLTextAreaElement>("textarea");
const menu = () => widget.find<HTMLDetailsElement>(".menu");

async function start(welcome = {}): Promise<void> {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome(welcome);
  await widget.press("Talk to a person");
}

async function openMenu(): Promise<void> {
  menu().open = true;
  menu().dispatchEvent(new Event("toggle"));
  await settled();
}

beforeEach(() => start());
afterEach(() => {
  widget.panel.destroy();
  leavePage();
  document.title = "";
});

describe("a message", () => {
  it("changes in place when it was edited, and says so", async () => {
    await widget.says(events(0, [{ by: byMara, body: said("Fryday") }], active));
    const edited = { type: "edited", of: 1, text: "Friday" } as const;
    await widget.says(events(1, [{ by: byMara, body: edited }], active));
    expect(widget.find(".m").textContent).toBe("Friday (edited)");
    expect(widget.text()).not.toContain("Fryday");
  });

  it("that was removed leaves only that it was", async () => {
    await widget.says(events(0, [{ by: byMara, body: said("Oh no") }], active));
    await widget.says(events(1, [{ by: byMara, body: { type: "removed", of: 1 } }], active));
    expect(widget.find(".m").textContent).toBe("Message removed");
  });

  it("shows its articles as cards that open in place", async () => {
    const body = { ...said("Look:"), articles: [ARTICLES[0] as (typeof ARTICLES)[0]] };
    await widget.says(events(0, [{ by: byMara, body }], active));
    expect(widget.find(".m details summary").textContent).toBe("Where is my order?");
    expect(widget.find(".m details strong").textContent).toBe("Account");
  });
});

describe("answers to press", () => {
  const body = { ...said("Which?"), choices: ["Order", "Return"] };

  it("are said by a press, once, and are gone then", async () => {
    await widget.says(events(0, [{ by: byMara, body }], active));
    await widget.press("Return");
    expect(widget.sent("send_message")).toMatchObject([{ text: "Return" }]);
    expect(() => widget.find(".choices")).toThrow();
  });

  it("are gone when something else was said", async () => {
    await widget.says(events(0, [{ by: byMara, body }], active));
    expect(widget.find(".choices").textContent).toBe("OrderReturn");
    await widget.says(events(1, [{ by: byVisitor, body: said("neither") }], active));
    expect(() => widget.find(".choices")).toThrow();
  });

  it("go with the message when it is removed", async () => {
    await widget.says(events(0, [{ by: byMara, body }], active));
    await widget.says(events(1, [{ by: byMara, body: { type: "removed", of: 1 } }], active));
    expect(() => widget.find(".choices")).toThrow();
  });
});

describe("what is new", () => {
  it("stands below a line where the visitor left off, not while they look on", async () => {
    const own = [{ by: byVisitor, body: said("hi") }];
    await widget.says(events(0, own, { ...active, readByVisitor: 1 }));
    await widget.says(
      events(1, [{ by: byMara, body: said("one") }], { ...active, readByVisitor: 1 }),
    );
    expect(() => widget.find(".new")).toThrow();
    widget.panel.close();
    const news = ["two", "three"].map((text) => ({ by: byMara, body: said(text) }));
    await widget.says(events(2, news, { ...active, readByVisitor: 2 }));
    widget.panel.open();
    await settled();
    expect(widget.find(".new").nextElementSibling?.textContent).toBe("two");
    await widget.says(events(4, [{ by: byMara, body: said("four") }], active));
    expect(widget.find(".new").nextElementSibling?.textContent).toBe("two");
  });

  it("is counted in the page's title while it is not seen, and the title comes back", async () => {
    document.title = "Shop";
    await widget.says(events(0, [{ by: byMara, body: said("one") }], active));
    widget.panel.close();
    await widget.says(
      events(1, [{ by: byMara, body: said("two") }], { ...active, readByVisitor: 1 }),
    );
    expect(document.title).toBe("(1) Shop");
    document.title = "Basket";
    widget.panel.open();
    await settled();
    expect(document.title).toBe("Basket");
  });

  it("leaves the title alone where the visitor has said so", async () => {
    document.title = "Shop";
    await widget.says(events(0, [{ by: byMara, body: said("one") }], active));
    await openMenu();
    await widget.press("Number in the title");
    widget.panel.close();
    await widget.says(
      events(1, [{ by: byMara, body: said("two") }], { ...active, readByVisitor: 1 }),
    );
    expect(document.title).toBe("Shop");
  });
});

describe("the sound", () => {
  const starts = vi.fn();

  function listen(hasBeenActive: boolean): void {
    starts.mockClear();
    const node = { connect: (to: unknown) => to, start: starts, stop() {} };
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    const ramps = { ...gain, exponentialRampToValueAtTime() {} };
    vi.stubGlobal(
      "AudioContext",
      class {
        currentTime = 0;
        destination = node;
      },
    );
    vi.stubGlobal(
      "OscillatorNode",
      class {
        connect = node.connect;
        start = starts;
        stop() {}
      },
    );
    vi.stubGlobal(
      "GainNode",
      class {
        gain = ramps;
        connect = node.connect;
      },
    );
    Object.defineProperty(navigator, "userActivation", {
      configurable: true,
      value: { hasBeenActive },
    });
  }

  async function hear(options: object, hasBeenActive = true): Promise<void> {
    widget.panel.destroy();
    leavePage();
    await start({ options });
    listen(hasBeenActive);
    await widget.says(events(0, [{ by: byMara, body: said("one") }], active));
    widget.panel.close();
    await widget.says(
      events(1, [{ by: byMara, body: said("two") }], { ...active, readByVisitor: 1 }),
    );
  }

  it("is heard for what is not seen, where the owner allows it", async () => {
    await hear({ sound: true });
    expect(starts).toHaveBeenCalled();
    await hear({});
    expect(starts).not.toHaveBeenCalled();
  });

  it("is never tried before the visitor has done something on the page", async () => {
    await hear({ sound: true }, false);
    expect(starts).not.toHaveBeenCalled();
  });
});

describe("an emoji", () => {
  const pick = async (emoji: string) => {
    await widget.press("Emoji");
    await widget.press(emoji);
  };

  it("goes in at the cursor, and the draft has it", async () => {
    field().value = "ab";
    field().setSelectionRange(1, 1);
    await pick("👌");
    expect(field().value).toBe("a👌b");
    expect(localStorage.getItem("foyer:demo:draft") ?? "a👌b").toBe("a👌b");
    expect(() => widget.find(".emo")).toThrow();
  });

  it("that was picked comes first the next time", async () => {
    await pick("🎉");
    await widget.press("Emoji");
    expect(widget.find(".emo .all button").textContent).toBe("🎉");
  });

  it("is left by Escape, without leaving the chat", async () => {
    await widget.press("Emoji");
    const inside = widget.find(".emo .all button");
    inside.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await settled();
    expect(() => widget.find(".emo")).toThrow();
    expect(widget.find(".panel").hidden).toBe(false);
  });
});

describe("a transcript", () => {
  it("by mail asks for an address, and tells what became of it", async () => {
    widget.panel.destroy();
    leavePage();
    await start({ options: { mailsTranscripts: true } });
    await widget.says(events(0, [{ by: byMara, body: said("hello") }], active));
    await openMenu();
    await widget.press("Email transcript");
    const form = widget.find(".mailing");
    const submit = async (email: string) => {
      widget.find<HTMLInputElement>(".mailing input").value = email;
      form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
      await settled();
    };
    await submit("nobody");
    expect(widget.text()).toContain("Please write an address");
    expect(widget.sent("mail_transcript")).toEqual([]);
    await submit("ines@example.com");
    const [asked] = widget.sent("mail_transcript");
    expect(asked).toMatchObject({ conversationId: "c1", email: "ines@example.com", lang: "en" });
    const clientId = asked?.clientId as string;
    await widget.says({ type: "error", kind: "rate_limited", message: "enough", clientId });
    expect(widget.text()).toContain("too much at once");
    await submit("ines@example.com");
    const again = widget.sent("mail_transcript")[1]?.clientId as string;
    await widget.says({ type: "ack", clientId: again, conversationId: "c1", seq: 1 });
    expect(widget.text()).toContain("On its way");
  });
});

it("after the end another conversation is begun, and what is said then opens it", async () => {
  const closed = { type: "closed", outcome: "solved" } as const;
  await widget.says(
    events(0, [{ by: byVisitor, body: said("bye") }], { state: "active", agent: MARA }),
  );
  await widget.says(events(1, [{ by: byMara, body: closed }], { state: "closed" }));
  await vi.waitFor(() => expect(widget.text()).toContain("Start a new conversation"));
  await widget.press("Start a new conversation");
  expect(widget.text()).not.toContain("bye");
  field().value = "again";
  field().dispatchEvent(new Event("input", { bubbles: true }));
  field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  await settled();
  expect(widget.sent("send_message")).toMatchObject([{ text: "again", anew: true }]);
});

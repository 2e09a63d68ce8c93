import type { Availability, Event as LogEvent } from "@foyer/protocol";
import { afterEach, describe, expect, it } from "vitest";
import {
  ARTICLES,
  byVisitor,
  conversation,
  events,
  leavePage,
  MARA,
  said,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";
// Asked for here already, so that the panel need not wait for the compiler when it asks.
import "./reading-part.tsx";
import "./waiting-part.tsx";

let widget: Widget;

afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

async function start(availability: Partial<Availability> = {}, here = [MARA]): Promise<void> {
  widget = startWidget();
  widget.panel.open();
  const open = { open: true, opensAt: null, replySeconds: null };
  await widget.welcome({ availability: { ...open, ...availability }, here });
  await settled();
}

async function wait(): Promise<void> {
  await widget.press("Talk to a person");
  await enterQueue();
}

async function enterQueue(): Promise<void> {
  const queued = { by: { kind: "system" }, body: { type: "queued", reason: "asked" } } as const;
  await widget.says(
    events(0, [{ by: byVisitor, body: said("hello") }, queued], { state: "waiting" }),
  );
  await settled();
}

const place = (position: number, seconds: number | null) =>
  widget.says({ type: "queue", conversationId: "c1", position, seconds });

async function write(name: string, text: string): Promise<void> {
  const box = widget.find<HTMLInputElement>(`#q-${name}`);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

async function submit(): Promise<void> {
  widget.find(".reach").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await settled();
}

describe("the usual reply time", () => {
  it.each([
    [20, "Usually replies in under a minute"],
    [61, "Usually replies in about 2 minutes"],
    [3_600, "Usually replies in about 1 hour"],
    [90_000, "Replies may take a day or more"],
  ])("of %i seconds is told on its own scale", async (replySeconds, words) => {
    await start({ replySeconds });
    expect(widget.text()).toContain(`1 person is here now · ${words}`);
  });

  it("that nobody knows is not told", async () => {
    await start();
    expect(widget.text()).toContain("1 person is here now");
    expect(widget.text()).not.toContain("Usually");
  });
});

describe("a queue that is too long", () => {
  it.each([
    ["message", "Leave an email or a number"],
    ["articles", "Our articles may help at once"],
    ["team", "another team is helping now"],
  ] as const)("is said, with what to do instead: %s", async (way, words) => {
    await start();
    await wait();
    const frame = { type: "queue", conversationId: "c1", position: 9, seconds: null } as const;
    await widget.says(frame);
    await settled();
    expect(widget.text()).not.toContain("Many people are waiting");
    await widget.says({ ...frame, way });
    await settled();
    expect(widget.text()).toContain(words);
  });
});

describe("outside the hours", () => {
  it("visitors read when somebody is back, and again when the hours change", async () => {
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    tomorrow.setHours(9, 5, 0, 0);
    await start({ open: false, opensAt: tomorrow.getTime() }, []);
    expect(widget.text()).toMatch(/We are back tomorrow at 0?9:05/);
    const availability = { open: true, opensAt: null, replySeconds: null };
    await widget.says({ type: "here", here: [MARA], availability });
    expect(widget.text()).not.toContain("We are back");
  });

  it("that somebody has made for now nobody answers, whoever is still here", async () => {
    const opensAt = Date.now() + 60 * 60 * 1000;
    await start({ open: false, opensAt }, [MARA]);
    expect(widget.text()).not.toContain("We are back");
    const availability = { open: false, opensAt, shut: true as const, replySeconds: null };
    await widget.says({ type: "here", here: [MARA], availability });
    expect(widget.text()).toContain("We are back");
  });
});

describe("who waits", () => {
  it("sees how many are ahead, how long it takes, and when they are next", async () => {
    await start();
    await wait();
    await place(3, 100);
    expect(widget.find(".place").textContent).toBe("2people ahead of youAbout 2 minutes");
    await place(1, 30);
    expect(widget.find(".place").textContent).toBe("You are nextLess than a minute");
    await place(1, null);
    expect(widget.find(".place").textContent).toBe("You are next");
  });

  it("is not told a place while nobody is there", async () => {
    await start({}, []);
    await wait();
    await place(1, null);
    expect(widget.find(".place").textContent).toContain("Nobody is here right now");
  });

  it("hears their place read out once, not at every change", async () => {
    await start();
    await wait();
    const first = widget.find(".hush").textContent;
    await place(3, 100);
    await place(2, 50);
    expect(widget.find(".hush").textContent).toBe(first);
  });

  it("has no card any more once somebody is with them", async () => {
    await start();
    await wait();
    await widget.says({
      type: "conversation",
      conversation: conversation({ state: "active", agent: MARA, seq: 2 }),
    });
    expect(() => widget.find(".wait")).toThrow();
  });
});

describe("something to read while one waits", () => {
  const bySystem = { kind: "system" } as const;
  const queued = { by: bySystem, body: { type: "queued", reason: "asked" } } as const;
  const offer = { by: bySystem, body: { type: "articles_offered", articles: ARTICLES } } as const;
  const waits = { state: "waiting" } as const;
  const titles = () =>
    [...widget.host.root.querySelectorAll(".wait .faq button")].map((each) => each.textContent);
  async function comes(after: number, ...list: Pick<LogEvent, "by" | "body">[]): Promise<void> {
    await widget.says(events(after, list, waits));
    await settled();
  }

  it("is offered beside the other ways, and is nowhere in the talk", async () => {
    await start();
    await wait();
    expect(titles()).toEqual([]);
    await comes(2, offer);
    expect(titles()).toEqual(ARTICLES.map(({ question }) => question));
    expect(widget.find(".meanwhile [role=status]").textContent).toContain("While you wait");
    expect(widget.find(".log").textContent).not.toContain(ARTICLES[0]?.question);
    expect(widget.text()).toContain("Get a call or an email instead");
  });

  it("opens in the panel, is told to be read, and the place is kept", async () => {
    await start();
    await wait();
    await comes(2, offer);
    await widget.press("Returns and refunds");
    expect(widget.find("h2").textContent).toBe("Returns and refunds");
    expect(widget.sent("read_article")).toEqual([{ type: "read_article", articleId: "a2" }]);
    await widget.press("Talk to a person");
    expect(widget.find(".wait .place").textContent).toContain("queue");
    expect(titles()).toHaveLength(2);
    expect(widget.sent("close_conversation")).toEqual([]);
  });

  it("of an earlier wait is gone in the next one", async () => {
    await start();
    await wait();
    await comes(2, offer);
    await comes(3, { by: byVisitor, body: said("Still here") });
    expect(titles()).toHaveLength(2);
    await comes(4, { by: bySystem, body: { type: "queued", reason: "agent_lost" } });
    expect(titles()).toEqual([]);
    await comes(5, queued, offer);
    expect(titles()).toHaveLength(2);
  });

  it("makes room while a contact wish is written", async () => {
    await start();
    await wait();
    await comes(2, offer);
    await widget.press("Get a call or an email instead");
    expect(titles()).toEqual([]);
    await widget.press("Not now");
    expect(titles()).toHaveLength(2);
  });
});

describe("a contact wish", () => {
  const left = () => widget.sent("leave_contact");

  it("without email and number, or with wrong ones, is not sent: the first wrong box has the focus", async () => {
    await start();
    await wait();
    await widget.press("Get a call or an email instead");
    await submit();
    expect(widget.find("#e-email").textContent).toBe("Please leave an email or a number.");
    expect(widget.host.root.activeElement?.id).toBe("q-email");
    await write("phone", "12");
    expect(() => widget.find("#e-email")).toThrow();
    await submit();
    expect(widget.find("#q-phone").getAttribute("aria-describedby")).toBe("e-phone");
    expect(left()).toEqual([]);
  });

  it("is sent trimmed, confirmed, and can be changed", async () => {
    await start();
    await wait();
    await widget.press("Get a call or an email instead");
    await write("phone", " +49 40 123456 ");
    await write("when", "after five");
    await submit();
    expect(left()).toMatchObject([{ phone: "+49 40 123456", when: "after five" }]);
    expect(left()[0]).not.toHaveProperty("email");
    expect(widget.text()).toContain("We will call you: +49 40 123456");
    await widget.press("Change");
    expect(widget.find<HTMLInputElement>("#q-phone").value.trim()).toBe("+49 40 123456");
  });

  it("that is being typed survives a reload", async () => {
    await start();
    await wait();
    await widget.press("Get a call or an email instead");
    await write("email", "dana@exa");
    widget.panel.destroy();
    // It opens where they were.
    await start();
    await enterQueue();
    expect(widget.find<HTMLInputElement>("#q-email").value).toBe("dana@exa");
    await widget.press("Not now");
    expect(() => widget.find("#q-email")).toThrow();
    expect(widget.host.root.activeElement?.textContent).toBe("Get a call or an email instead");
  });
});

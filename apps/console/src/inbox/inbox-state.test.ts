import type { Agent, AgentWelcome, Conversation } from "@foyer/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createInbox } from "./inbox-state.ts";
import { sampleConversation } from "./sample-conversation.ts";

const welcome = (conversations: Conversation[], change: number): AgentWelcome => ({
  type: "welcome",
  agent: {} as Agent,
  agents: [],
  teams: [],
  visitorsOnline: [],
  conversations,
  change,
});

afterEach(() => vi.unstubAllGlobals());

describe("the inbox's rows", () => {
  it("are there after the welcome, and the next hello says up to where", () => {
    const inbox = createInbox();
    inbox.welcome(welcome([sampleConversation()], 7));
    expect([...inbox.rows.value.keys()]).toEqual(["k1"]);
    expect(inbox.change()).toBe(7);
  });

  it("follow each change as it comes", () => {
    const inbox = createInbox();
    inbox.welcome(welcome([sampleConversation()], 1));
    inbox.live([sampleConversation({ state: "active", change: 2 })]);
    expect(inbox.rows.value.get("k1")?.state).toBe("active");
    expect(inbox.change()).toBe(2);
  });

  it("are not set back by an answer that was overtaken", () => {
    const inbox = createInbox();
    inbox.live([sampleConversation({ state: "closed", change: 5 })]);
    inbox.put(sampleConversation({ state: "active", change: 4 }));
    expect(inbox.rows.value.get("k1")?.state).toBe("closed");
  });

  it("learned over HTTP do not make the next hello skip what lies between", () => {
    const inbox = createInbox();
    inbox.welcome(welcome([], 3));
    inbox.put(sampleConversation({ change: 9 }));
    expect(inbox.change()).toBe(3);
  });

  it("changed while away are added to what is held", () => {
    const inbox = createInbox();
    inbox.welcome(welcome([sampleConversation()], 1));
    inbox.welcome(welcome([sampleConversation({ id: "k2", change: 2 })], 2));
    expect([...inbox.rows.value.keys()]).toEqual(["k1", "k2"]);
  });
});

describe("the inbox's rows after a long absence", () => {
  it("come in pages, and a live change does not make the next page start too late", () => {
    const inbox = createInbox();
    inbox.welcome({ ...welcome([sampleConversation({ change: 500 })], 500), more: true });
    inbox.live([sampleConversation({ id: "k9", change: 1201 })]);
    expect(inbox.change()).toBe(500);
    inbox.welcome(welcome([sampleConversation({ id: "k2", change: 900 })], 1201));
    expect([...inbox.rows.value.keys()]).toEqual(["k1", "k9", "k2"]);
    expect(inbox.change()).toBe(1201);
  });
});

describe("closed conversations", () => {
  const closed = (id: string, closedAt: number) =>
    sampleConversation({ id, state: "closed", closedAt, lastAt: closedAt });

  function serve(...pages: { items: Conversation[]; cursor: string | null }[]) {
    vi.stubGlobal("fetch", async () => Response.json(pages.shift()));
  }

  it("come page by page, newest first", async () => {
    serve({ items: [closed("b", 20)], cursor: "20_b" }, { items: [closed("a", 10)], cursor: null });
    const inbox = createInbox();
    await inbox.loadClosed();
    await inbox.loadClosed();
    expect(inbox.closed.value.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(inbox.closedPages.value.state).toBe("complete");
  });

  it("opened singly do not leave a hole in the list", async () => {
    serve({ items: [closed("b", 20)], cursor: "20_b" });
    const inbox = createInbox();
    inbox.put(closed("very-old", 1));
    await inbox.loadClosed();
    expect(inbox.closed.value.map(({ id }) => id)).toEqual(["b"]);
  });

  it("that fit a view are asked for by its filter, from the newest on", async () => {
    const asked: string[] = [];
    const inbox = createInbox();
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(new URL(url, "http://here").search);
      return Response.json({ items: [closed("a", 10)], cursor: "10_a" });
    });
    await inbox.loadClosed();
    inbox.chooseClosed({ tags: ["vip", "refund"], within: 60 });
    expect(inbox.closed.value).toEqual([]);
    await inbox.loadClosed();
    expect(asked).toEqual(["?state=closed", "?state=closed&tag=vip&tag=refund&within=60"]);
  });

  it("that fit nothing still say how far was looked", async () => {
    serve({ items: [], cursor: "50_x" }, { items: [], cursor: null });
    const inbox = createInbox();
    inbox.live([closed("new", 60), closed("old", 40)]);
    await inbox.loadClosed();
    expect(inbox.closed.value.map(({ id }) => id)).toEqual(["new"]);
    await inbox.loadClosed();
    expect(inbox.closed.value.map(({ id }) => id)).toEqual(["new", "old"]);
  });

  it("are not kept for ever once another list is chosen; open ones are", async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => closed(`c${i}`, i));
    serve({ items: many, cursor: null });
    const inbox = createInbox();
    inbox.live([sampleConversation({ id: "open" })]);
    await inbox.loadClosed();
    expect(inbox.rows.value.size).toBe(2_001);
    inbox.chooseClosed({});
    expect(inbox.rows.value.size).toBe(501);
    expect(inbox.rows.value.has("open")).toBe(true);
    expect(inbox.rows.value.has("c1999")).toBe(true);
  });

  it("that do not load can be asked for again", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });
    const inbox = createInbox();
    await inbox.loadClosed();
    expect(inbox.closedPages.value.state).toBe("failed");
    serve({ items: [closed("a", 1)], cursor: null });
    await inbox.loadClosed();
    expect(inbox.closed.value).toHaveLength(1);
  });
});

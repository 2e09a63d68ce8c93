import type { ToVisitor, VisitorUp } from "@foyer/protocol";
import { beforeEach, describe, expect, it } from "vitest";
import { byMara, byVisitor, conversation, events, said } from "../testing/start-widget.ts";
import { createMessages, type MessagesState } from "./messages-state.ts";

let sent: VisitorUp[];
let isOpen: boolean;
let kept: Map<string, string>;
let messages: MessagesState;

function start(): MessagesState {
  const storage = {
    get: (what: string) => kept.get(what) ?? null,
    set: (what: string, value: string | null) =>
      value === null ? kept.delete(what) : kept.set(what, value),
    onChange: () => () => {},
  };
  return createMessages(storage as Parameters<typeof createMessages>[0], (frame) => {
    if (isOpen) sent.push(frame);
    return isOpen;
  });
}

beforeEach(() => {
  sent = [];
  isOpen = true;
  kept = new Map();
  messages = start();
});

const hear = (frame: ToVisitor) => messages.onFrame(frame);
const seqs = () => messages.events.value.map(({ seq }) => seq);
const states = () => messages.pending.value.map(({ state }) => state);
const lastId = () => (sent.at(-1) as { clientId: string }).clientId;

describe("whom a message is for", () => {
  it.each([
    ["opens self-service, unless a person is wanted", null, false, "faq"],
    ["opens for a person who is wanted", null, true, "person"],
    ["is said to the open conversation", conversation({ state: "active" }), true, undefined],
    [
      "goes back to the agent who closed",
      conversation({ state: "closed", agent: byMara }),
      false,
      "person",
    ],
    ["asks again after self-service was closed", conversation({ state: "closed" }), false, "faq"],
  ])("%s", (_, now, wantsPerson, to) => {
    messages.conversation.value = now;
    messages.wantsPerson.value = wantsPerson;
    messages.say("hi");
    expect((sent[0] as { to?: string }).to).toBe(to);
  });
});

describe("a line", () => {
  it("stays until its event has come, though its ack comes first", () => {
    messages.say("hi");
    hear({ type: "ack", clientId: lastId(), conversationId: "c1", seq: 1 });
    expect(states()).toEqual(["sending"]);
    hear(events(0, [{ by: byVisitor, body: said("hi"), clientId: lastId() }]));
    expect(states()).toEqual([]);
    expect(seqs()).toEqual([1]);
  });

  it("of another tab is not shown beside its event, though it is heard of later", () => {
    const other = start();
    other.say("hi");
    const before = kept.get("outbox");
    kept.delete("outbox");
    hear(events(0, [{ by: byVisitor, body: said("hi"), clientId: lastId() }]));
    kept.set("outbox", before ?? "");
    messages.reload();
    expect(seqs()).toEqual([1]);
    expect(states()).toEqual([]);
  });

  it("that was stored before, and is held, goes with its repeated ack", () => {
    hear(events(0, [{ by: byVisitor, body: said("hi") }]));
    messages.say("hi");
    hear({ type: "ack", clientId: lastId(), conversationId: "c1", seq: 1 });
    expect(states()).toEqual([]);
  });

  it("waits when the connection is lost, and goes out after the next welcome, in order", () => {
    isOpen = false;
    messages.say("one");
    messages.say("two");
    expect(states()).toEqual(["waiting", "waiting"]);
    isOpen = true;
    hear({
      type: "welcome",
      visitor: { id: "v", name: null },
      here: [],
      popular: [],
      availability: { open: true, opensAt: null, replySeconds: null },
      options: {},
      resumes: false,
    });
    expect(sent.map((frame) => "text" in frame && frame.text)).toEqual(["one", "two"]);
    messages.hold();
    expect(states()).toEqual(["waiting", "waiting"]);
  });

  it("outlives the page", () => {
    messages.say("hi");
    expect(start().pending.value).toMatchObject([{ state: "waiting", frame: { text: "hi" } }]);
  });

  it("is not asked for by what the storage was broken into", () => {
    kept.set("outbox", "[{");
    expect(start().pending.value).toEqual([]);
  });
});

describe("an act that cannot be done any more", () => {
  it("is dropped without a word", () => {
    messages.askPerson();
    messages.askPerson();
    expect(sent).toHaveLength(1);
    hear({ type: "error", kind: "wrong_state", message: "", clientId: lastId() });
    expect(states()).toEqual([]);
  });
});

describe("what is missing", () => {
  const watch = (after: number) => ({ type: "watch", conversationId: "c1", after });

  it("is asked for when events leave a gap", () => {
    hear(events(0, [{ by: byMara, body: said("1") }]));
    hear(events(4, [{ by: byMara, body: said("5") }]));
    expect(sent).toEqual([watch(1)]);
    expect(seqs()).toEqual([1]);
  });

  it("is asked for when a heartbeat tells of more", () => {
    hear(events(0, [{ by: byMara, body: said("1") }]));
    hear({ type: "pong", heads: [{ conversationId: "c1", seq: 1 }] });
    expect(sent).toEqual([]);
    hear({ type: "pong", heads: [{ conversationId: "c1", seq: 3 }] });
    expect(sent).toEqual([watch(1)]);
  });

  it("is asked for before what is held, a page at a time, when the visitor scrolls up", () => {
    hear(events(50, [{ by: byMara, body: said("51") }]));
    messages.earlier();
    messages.earlier();
    expect(sent).toEqual([{ type: "history", conversationId: "c1", before: 51 }]);
    const page = events(49, [{ by: byMara, body: said("50") }]);
    hear({ type: "history", conversationId: "c1", events: page.events, more: false });
    expect(seqs()).toEqual([50, 51]);
    messages.earlier();
    expect(sent).toHaveLength(1);
  });
});

describe("another conversation", () => {
  it("takes the place of the one that was closed", () => {
    hear(events(0, [{ by: byMara, body: said("old") }], { state: "closed" }));
    expect(kept.has("open")).toBe(false);
    hear(events(0, [{ by: byVisitor, body: said("new") }], { id: "c2", state: "waiting" }));
    expect(messages.conversation.value?.id).toBe("c2");
    expect(seqs()).toEqual([1]);
    expect(messages.holds()).toEqual({ conversationId: "c2", after: 1 });
    expect(kept.get("open")).toBe("1");
  });
});

import type { Event, EventBody, Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { Composer } from "./composer.tsx";
import { changeDraft } from "./draft.ts";
import { chooseGuard } from "./news.ts";

let root: HTMLElement;
let seq = 0;

const DANA = { kind: "visitor" } as const;
const agent = (id: string, name: string) => ({ kind: "agent" as const, id, name, colour: "#123" });
const TOMAS = agent("a2", "Tomas Novak");

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  vi.stubGlobal("fetch", async () => Response.json({ replyIds: [], articles: [] }));
  root = document.body.appendChild(document.createElement("div"));
  happens(DANA, { type: "message", text: "Hello" });
  show();
});

afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
  changeDraft("k1", { mode: "reply", reply: "", note: "" });
  chooseGuard(true);
});

function show(assigneeId = "a1") {
  const conversation = sampleConversation({ state: "active", assigneeId });
  act(() => render(<Composer conversation={conversation} />, root));
}

/** Something is added to the log of k1. */
function happens(by: Event["by"], body: EventBody) {
  seq += 1;
  const event = { conversationId: "k1", seq, at: seq, by, body };
  const frame = { type: "events", conversationId: "k1", after: seq - 1, events: [event] } as const;
  act(() => messages.onEvents({ ...frame, head: seq } as never));
}

const box = () => root.querySelector("textarea") as HTMLTextAreaElement;
function type(text: string) {
  act(() => {
    box().value = text;
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}
function enter() {
  act(() => {
    box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
}
const bar = () => root.querySelector(".quiet-bar")?.textContent ?? "";
const said = () => messages.pending.value.map(({ frame }) => frame.text);
const press = (name: string) =>
  act(() =>
    [...root.querySelectorAll("button")].find((one) => one.textContent?.startsWith(name))?.click(),
  );

describe("before a reply goes", () => {
  it("says what the visitor wrote meanwhile; Enter again sends", () => {
    type("It left yesterday");
    happens(DANA, { type: "message", text: "Never mind, it is here" });
    expect(bar()).toBe("");
    enter();
    expect(said()).toEqual([]);
    expect(bar()).toContain("Never mind, it is here");
    enter();
    expect(said()).toEqual(["It left yesterday"]);
    expect(bar()).toBe("");
  });

  it.each([
    [
      "a colleague's reply",
      TOMAS,
      { type: "message", text: "I have it" },
      "Tomas Novak: I have it",
    ],
    ["an edited message", TOMAS, { type: "edited", of: 1, text: "x" }, "changed a message"],
    ["a closing", TOMAS, { type: "closed", outcome: "solved" }, "closed the conversation"],
    ["a claim", TOMAS, { type: "claimed" }, "claimed the conversation"],
  ] as [string, Event["by"], EventBody, string][])("says %s", (_, by, body, words) => {
    type("Hello");
    happens(by, body);
    enter();
    expect(said()).toEqual([]);
    expect(bar()).toContain(words);
  });

  it("says news again that came after the first warning", () => {
    type("Hello");
    happens(DANA, { type: "message", text: "One" });
    enter();
    happens(TOMAS, { type: "message", text: "Two" });
    enter();
    expect(said()).toEqual([]);
    expect(bar()).toContain("Two");
    press("Send anyway");
    expect(said()).toEqual(["Hello"]);
  });

  it("counts neither one's own lines nor what was there before the first word", () => {
    happens(TOMAS, { type: "message", text: "Before" });
    type("Hello");
    happens(agent("a1", "Mara Jensen"), { type: "message", text: "From my telephone" });
    enter();
    expect(said()).toEqual(["Hello"]);
  });

  it("is silent once the news was looked at", () => {
    type("Hello");
    happens(DANA, { type: "message", text: "One" });
    enter();
    press("Show");
    expect(bar()).toBe("");
    enter();
    expect(said()).toEqual(["Hello"]);
  });

  it("can be switched off", () => {
    chooseGuard(false);
    type("Hello");
    happens(DANA, { type: "message", text: "One" });
    enter();
    expect(said()).toEqual(["Hello"]);
  });

  it("keeps the words in sight when the conversation went to a colleague", () => {
    type("Half a sentence");
    happens(TOMAS, { type: "claimed" });
    show("a2");
    expect(box()).toBeNull();
    expect(root.querySelector(".begun")?.textContent).toContain("Half a sentence");
    expect(bar()).toContain("Tomas Novak claimed the conversation");
  });
});

import type { Event, Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { editing, editLast, mayAmend } from "./amend.ts";
import { toLines } from "./lines.ts";
import { SaidLine } from "./said-line.tsx";

const by = { kind: "agent", id: "a1", name: "Mara Jensen", colour: "#7048e8" } as const;
const conversation = sampleConversation({ state: "active", assigneeId: "a1" });
const ask = vi.fn(async (..._: unknown[]) => Response.json(conversation));
let root: HTMLElement;

const event = (seq: number, body: Event["body"], who: Event["by"] = by): Event => ({
  conversationId: conversation.id,
  ...{ seq, at: seq * 1000, by: who, body },
});
const said = (seq: number, text: string, more = {}) =>
  event(seq, { type: "message", text, ...more });

beforeEach(() => {
  me.value = {
    agent: { id: "a1", name: "Mara Jensen", role: "agent" },
    sites: [],
  } as unknown as Me;
  ask.mockClear();
  vi.stubGlobal("fetch", ask);
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  editing.value = null;
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
});

function show(...events: Event[]) {
  act(() =>
    render(
      toLines(events).map(
        (line) =>
          line.type === "said" && (
            <SaidLine key={line.key} line={line} conversation={conversation} />
          ),
      ),
      root,
    ),
  );
}

const press = (name: string) =>
  act(() => root.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click());

describe("one's own message", () => {
  it("is put in other words in its own place, and stored by Enter", async () => {
    show(said(1, "Helo"));
    press("Edit this message");
    show(said(1, "Helo"));
    const box = root.querySelector("textarea") as HTMLTextAreaElement;
    expect(box.value).toBe("Helo");
    act(() => {
      box.value = "Hello";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await act(async () => {
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
    const [url, request] = ask.mock.calls[0] as [string, RequestInit];
    expect([request.method, url]).toEqual([
      "PATCH",
      `/api/v1/conversations/${conversation.id}/messages/1`,
    ]);
    expect(request.body).toBe('{"text":"Hello"}');
    await vi.waitFor(() => expect(editing.value).toBeNull());
  });

  it("keeps the new words when they could not be stored", async () => {
    ask.mockRejectedValueOnce(new Error("offline"));
    editing.value = { conversationId: conversation.id, seq: 1, text: "Hello" };
    show(said(1, "Helo"));
    const box = root.querySelector("textarea") as HTMLTextAreaElement;
    await act(async () => {
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
    expect(editing.value?.text).toBe("Hello");
  });

  it("that was removed is said to be so, and can be changed no more", () => {
    show(said(1, "", { removed: true }));
    expect(root.textContent).toContain("This message was removed");
    expect(root.querySelector(".amend")).toBeNull();
  });

  it("shows the words that it had, on a press", () => {
    const events = [
      said(1, "three", { edited: true }),
      event(2, { type: "edited", of: 1, text: "two", was: "one" }),
      event(3, { type: "edited", of: 1, text: "three", was: "two" }),
    ];
    messages.onEvents({ type: "events", conversationId: conversation.id, after: 0, events });
    show(...events);
    expect(root.querySelectorAll(".said")).toHaveLength(1);
    act(() => root.querySelector<HTMLElement>(".meta .link")?.click());
    const words = [...root.querySelectorAll(".wordings li span")].map((each) => each.textContent);
    expect(words).toEqual(["one", "two"]);
  });
});

describe("who may", () => {
  const theirs = said(1, "x");
  const ben = { ...by, id: "b2" };

  it("is its author, and owners and admins", () => {
    expect(mayAmend(theirs, conversation)).toBe(true);
    expect(mayAmend(event(1, theirs.body, ben), conversation)).toBe(false);
    me.value = { agent: { id: "a1", role: "admin" }, sites: [] } as unknown as Me;
    expect(mayAmend(event(1, theirs.body, ben), conversation)).toBe(true);
  });

  it("is nobody where it was spam, or the visitor's own", () => {
    const spam = sampleConversation({ state: "closed", outcome: "spam" });
    expect(mayAmend(theirs, spam)).toBe(false);
    expect(mayAmend(event(1, theirs.body, { kind: "visitor" }), conversation)).toBe(false);
  });

  it("↑ opens one's own last message that can be changed, if there is one", () => {
    const events = [
      said(1, "first"),
      said(2, "", { removed: true }),
      event(3, said(3, "v").body, ben),
    ];
    expect(editLast(events, conversation)).toBe(true);
    expect(editing.value).toMatchObject({ seq: 1, text: "first" });
    expect(editLast([], conversation)).toBe(false);
  });
});

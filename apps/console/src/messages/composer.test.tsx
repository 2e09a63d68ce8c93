import type { Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cannedReplies } from "../canned-replies/canned-replies-state.ts";
import { sampleReply } from "../canned-replies/sample-reply.ts";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { Composer } from "./composer.tsx";
import { changeDraft, draftOf } from "./draft.ts";

let root: HTMLElement;

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  cannedReplies.value = [sampleReply({ shortcut: "mail", text: "I write to {{visitor.email}}" })];
  vi.stubGlobal("fetch", async (url: string) =>
    url.includes("/suggestions")
      ? Response.json({ replyIds: [], articles: [] })
      : Response.json(cannedReplies.value),
  );
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
  for (const { clientId } of messages.pending.value) messages.drop(clientId);
  changeDraft("k1", { mode: "reply", reply: "", note: "" });
});

function show(assigneeId: string | null = "a1") {
  const state = assigneeId ? "active" : "waiting";
  const conversation = sampleConversation({ state, assigneeId });
  act(() => render(<Composer conversation={conversation} />, root));
}

const box = () => root.querySelector("textarea") as HTMLTextAreaElement;

function type(text: string) {
  act(() => {
    box().value = text;
    box().setSelectionRange(text.length, text.length);
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
}

function press(key: string, more: KeyboardEventInit = {}) {
  act(() => {
    box().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  });
}

const said = () => messages.pending.value.map(({ frame }) => `${frame.type}: ${frame.text}`);

describe("the composer", () => {
  it("sends by Enter and is empty again", () => {
    show();
    type("Hello Dana");
    press("Enter");
    expect(said()).toEqual(["send_message: Hello Dana"]);
    expect(box().value).toBe("");
  });

  it.each([
    ["Shift+Enter begins a new line", { shiftKey: true }],
    ["Enter that confirms a Chinese, Japanese or Korean word", { isComposing: true }],
  ])("sends nothing: %s", (_, more) => {
    show();
    type("Hello");
    press("Enter", more);
    expect(said()).toEqual([]);
  });

  it("sends nothing but spaces", () => {
    show();
    type("  \n ");
    press("Enter");
    expect(said()).toEqual([]);
  });

  it("keeps the draft of each conversation", () => {
    show();
    type("half a sen");
    expect(draftOf("k1").value.reply).toBe("half a sen");
    expect(localStorage.getItem("foyer.draft.a1.k1")).toContain("half a sen");
  });

  it("says to claim first where nobody answers yet, but takes notes", () => {
    show(null);
    expect(root.textContent).toContain("Claim to reply");
    expect(box()).toBeNull();
    act(() => changeDraft("k1", { mode: "note" }));
    type("Looks urgent");
    press("Enter");
    expect(said()).toEqual(["add_note: Looks urgent"]);
  });
});

describe("a canned reply", () => {
  it("opens by a slash and goes in by Enter", () => {
    show();
    type("Hi! /ma");
    expect(root.querySelector("[role=option]")?.textContent).toContain("/mail");
    press("Enter");
    expect(box().value).toBe("Hi! I write to [visitor.email]");
    expect(said()).toEqual([]);
  });

  it("is not sent while something in it is not known", () => {
    show();
    type("I write to [visitor.email]");
    press("Enter");
    expect(said()).toEqual([]);
    expect(root.querySelector("[role=status]")?.textContent).toContain("[visitor.email]");
    type("I write to dana@example.org");
    press("Enter");
    expect(said()).toEqual(["send_message: I write to dana@example.org"]);
  });

  it("is left alone after Esc", () => {
    show();
    type("/ma");
    press("Escape");
    expect(root.querySelector("[role=option]")).toBeNull();
  });
});

import type { AgentUp } from "@foyer/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browserClock } from "../live/browser-clock.ts";
import { createTyping } from "./typing-state.ts";

const visitorTypes = (on: boolean) => ({
  type: "typing" as const,
  conversationId: "k1",
  by: { kind: "visitor" as const },
  on,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const sent: AgentUp[] = [];
  const typing = createTyping({ send: (frame) => sent.push(frame) > 0, clock: browserClock });
  return { sent, typing };
}

describe("the visitor's typing sign", () => {
  it("goes when they stop", () => {
    const { typing } = start();
    typing.onTyping(visitorTypes(true));
    expect(typing.writing.value.has("k1")).toBe(true);
    typing.onTyping(visitorTypes(false));
    expect(typing.writing.value.has("k1")).toBe(false);
  });

  it("goes by itself when nothing more is heard", () => {
    const { typing } = start();
    typing.onTyping(visitorTypes(true));
    vi.advanceTimersByTime(5_900);
    expect(typing.writing.value.has("k1")).toBe(true);
    vi.advanceTimersByTime(200);
    expect(typing.writing.value.has("k1")).toBe(false);
  });
});

describe("what the visitor has typed", () => {
  const types = (text: string) => ({ ...visitorTypes(true), text });

  it("is shown as it comes, stays while they go on, and goes with the sign", () => {
    const { typing } = start();
    typing.onTyping(types("Where is"));
    typing.onTyping(visitorTypes(true));
    expect(typing.previews.value.get("k1")).toBe("Where is");
    typing.onTyping(types("Where is my order"));
    expect(typing.previews.value.get("k1")).toBe("Where is my order");
    typing.onTyping(visitorTypes(false));
    expect(typing.previews.value.has("k1")).toBe(false);
  });

  it("is gone once it was sent, or nothing more is heard", () => {
    const { typing } = start();
    typing.onTyping(types("Where is"));
    typing.onMessage("k1");
    expect(typing.previews.value.has("k1")).toBe(false);
    typing.onTyping(types("Another"));
    vi.advanceTimersByTime(6_000);
    expect(typing.previews.value.has("k1")).toBe(false);
  });
});

describe("our own typing", () => {
  it("is told at the first key and renewed rarely", () => {
    const { sent, typing } = start();
    typing.tell("k1", true);
    typing.tell("k1", true);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(3_000);
    typing.tell("k1", true);
    expect(sent).toHaveLength(2);
  });

  it("is taken back once, and only when it was told", () => {
    const { sent, typing } = start();
    typing.tell("k1", false);
    typing.tell("k1", true);
    typing.tell("k1", false);
    typing.tell("k1", false);
    expect(sent).toMatchObject([{ on: true }, { on: false }]);
  });
});

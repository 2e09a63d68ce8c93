import type { Event, Me } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { messages } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { editing } from "./amend.ts";
import { MessageList } from "./message-list.tsx";
import { bringLine } from "./shown-log.ts";
import { layOut } from "./testing/lay-out.ts";

const MARA = { kind: "agent", id: "a1", name: "Mara Jensen", colour: "#7048e8" } as const;
/** What is seen at once, in pixels. */
const VIEW = 600;

let root: HTMLElement;
let conversationId = "";
let count = 0;
let endLayout: () => void;

beforeEach(() => {
  conversationId = `log-${++count}`;
  me.value = {
    agent: { id: "a1", name: "Mara Jensen", role: "agent" },
    sites: [],
  } as unknown as Me;
  root = document.body.appendChild(document.createElement("div"));
  endLayout = layOut({ view: VIEW, heightOf: (seq) => 30 + (seq % 7) * 25 });
});
afterEach(() => {
  editing.value = null;
  act(() => render(null, root));
  root.remove();
  endLayout();
});

const event = (seq: number): Event => ({
  ...{ conversationId, seq, at: 1_700_000_000_000 + seq * 1_000 },
  ...{ by: MARA, body: { type: "message", text: `Message ${seq}` } },
});
const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => event(from + at));

/** The log with the events `from` … `to`. */
function show(from: number, to: number) {
  const its = sampleConversation({ id: conversationId, state: "active", assigneeId: "a1" });
  act(() => {
    hear(from, to);
    render(<MessageList conversation={its} />, root);
  });
}

const hear = (from: number, to: number) =>
  messages.onEvents({ type: "events", conversationId, after: from - 1, events: events(from, to) });

const log = () => root.querySelector<HTMLElement>(".log") as HTMLElement;
const drawn = () =>
  [...log().querySelectorAll<HTMLElement>("[data-seq]")].map(({ dataset }) => Number(dataset.seq));
const line = (seq: number) => log().querySelector<HTMLElement>(`[data-seq="${seq}"]`);
const placeOf = (seq: number) => line(seq)?.closest(".log-line")?.getBoundingClientRect().top;

function scrollTo(top: number) {
  act(() => {
    log().scrollTop = top;
    log().dispatchEvent(new globalThis.Event("scroll"));
  });
}

/** Turns of a wheel up, until what was said at `seq` is drawn. */
function scrollUpTo(seq: number) {
  for (let turn = 0; turn < 1_000 && !line(seq); turn++) scrollTo(log().scrollTop - 200);
}

it("a long talk opens at its end, and only what is near is drawn", () => {
  show(1, 500);
  expect(drawn().at(-1)).toBe(500);
  expect(drawn().length).toBeLessThan(40);
  expect(log().scrollTop).toBe(log().scrollHeight - VIEW);
});

it("at first what is seen is drawn and nothing else; the lines above it a moment later, without a jump", () => {
  vi.useFakeTimers();
  try {
    show(1, 500);
    const top = log().getBoundingClientRect().top;
    const unseen = () =>
      [...log().querySelectorAll(".log-line")].filter(
        (element) => element.getBoundingClientRect().bottom < top,
      ).length;
    // It is seen already how high lines are here: coming back there is nothing to guess.
    act(() => render(null, root));
    show(1, 500);
    expect(unseen()).toBeLessThan(3);
    const before = placeOf(499);
    act(() => void vi.advanceTimersByTime(1_000));
    expect(unseen()).toBeGreaterThan(5);
    expect(placeOf(499)).toBe(before);
  } finally {
    vi.useRealTimers();
  }
});

it("whoever scrolls up finds every line, each where it was seen before, and far fewer than all are drawn", () => {
  show(1, 90);
  const met = new Set(drawn());
  let most = 0;
  for (let turn = 0; turn < 1_000 && log().scrollTop > 0; turn++) {
    const top = log().scrollTop;
    const seq =
      drawn().find((one) => (placeOf(one) ?? 0) >= log().getBoundingClientRect().top) ?? 0;
    const before = placeOf(seq) ?? 0;
    scrollTo(top - 400);
    expect(placeOf(seq)).toBeCloseTo(before + Math.min(400, top));
    for (const one of drawn()) met.add(one);
    most = Math.max(most, drawn().length);
  }
  expect([...met].sort((a, b) => a - b)).toEqual(events(1, 90).map(({ seq }) => seq));
  expect(most).toBeLessThan(60);
});

it("a pull at the scroll bar shows what stands there", () => {
  show(1, 500);
  scrollTo(log().scrollHeight / 2);
  const [first = 0, last = 0] = [drawn()[0], drawn().at(-1)];
  expect(placeOf(first)).toBeLessThanOrEqual(log().getBoundingClientRect().top);
  expect(placeOf(last)).toBeGreaterThan(log().getBoundingClientRect().top + VIEW);
  expect(last - first).toBeLessThan(90);
});

it("an earlier page and new words leave what is read where it is; the way to the end is one button", () => {
  show(101, 200);
  scrollUpTo(180);
  const before = placeOf(180) ?? 0;
  expect(before).not.toBe(0);
  act(() =>
    messages.onHistory({ type: "history", conversationId, events: events(1, 100), more: false }),
  );
  act(() => hear(201, 202));
  expect(placeOf(180)).toBeCloseTo(before);
  const button = root.querySelector<HTMLElement>(".to-end");
  expect(button?.textContent).toBe("2 new");
  act(() => button?.click());
  expect(drawn().at(-1)).toBe(202);
  expect(log().scrollTop).toBe(log().scrollHeight - VIEW);
});

it("at the end new words are read out; what comes into sight by scrolling is not", () => {
  show(1, 200);
  act(() => hear(201, 201));
  expect(drawn().at(-1)).toBe(201);
  expect(log().getAttribute("aria-live")).toBe("polite");
  const before = drawn()[0];
  for (let turn = 0; turn < 10; turn++) scrollTo(log().scrollTop - 200);
  expect(drawn()[0]).not.toBe(before);
  expect(log().getAttribute("aria-live")).toBe("off");
});

it("any line is brought to the middle, however far away", async () => {
  show(1, 500);
  let coming: ReturnType<typeof bringLine> | undefined;
  act(() => {
    coming = bringLine(conversationId, 77);
  });
  const found = await coming;
  expect(found?.textContent).toContain("Message 77");
  const { top = 0, height = 0 } = found?.getBoundingClientRect() ?? {};
  expect(top + height / 2 - log().getBoundingClientRect().top).toBeCloseTo(VIEW / 2);
  expect(await bringLine(conversationId, 9_999)).toBe(undefined);
  expect(await bringLine("another", 77)).toBe(undefined);
});

it("words that are being changed stay, however far one scrolls, and are brought back when they are begun", async () => {
  show(1, 100);
  await act(async () => {
    editing.value = { conversationId, seq: 98, text: "Other words" };
  });
  for (let turn = 0; turn < 12; turn++) scrollTo(log().scrollTop - 400);
  expect(root.querySelector("textarea")?.value).toBe("Other words");
  await act(async () => {
    editing.value = { conversationId, seq: 3, text: "Early words" };
  });
  await vi.waitFor(() => expect(root.querySelector("textarea")?.value).toBe("Early words"));
});

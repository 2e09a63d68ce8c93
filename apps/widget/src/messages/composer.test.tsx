import { TEXT_MAX } from "@foyer/protocol/limits";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  conversation,
  leavePage,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";

let widget: Widget;
const field = () => widget.find<HTMLTextAreaElement>("textarea");
const texts = () => widget.sent("send_message").map(({ text }) => text);

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

function enter(more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", {
    key: "Enter",
    bubbles: true,
    cancelable: true,
    ...more,
  });
  field().dispatchEvent(event);
  return event;
}

async function start(): Promise<void> {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome();
  await widget.press("Talk to a person");
}

beforeEach(start);
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

describe("Enter", () => {
  it("sends, and empties the field", async () => {
    await type("  hi  ");
    enter();
    expect(texts()).toEqual(["hi"]);
    expect(field().value).toBe("");
  });

  it.each([
    ["with Shift makes a new line", { shiftKey: true }],
    ["while an input method composes chooses a word", { isComposing: true }],
  ])("%s", async (_, more) => {
    await type("hi");
    expect(enter(more).defaultPrevented).toBe(false);
    expect(texts()).toEqual([]);
  });

  it("sends nothing when there is nothing", async () => {
    await type(" \n ");
    enter();
    expect(texts()).toEqual([]);
  });
});

describe("the limit", () => {
  it("is told when it is near", async () => {
    await type("x".repeat(TEXT_MAX - 1_000));
    expect(widget.text()).not.toContain(`/ ${TEXT_MAX}`);
    await type("x".repeat(TEXT_MAX));
    expect(widget.text()).toContain(`${TEXT_MAX} / ${TEXT_MAX}`);
  });

  it("keeps a text that is too long, and does not send it", async () => {
    await type("x".repeat(TEXT_MAX + 1));
    enter();
    expect(texts()).toEqual([]);
    expect(field().value).toHaveLength(TEXT_MAX + 1);
    expect(widget.find<HTMLButtonElement>(".write [type=submit]").disabled).toBe(true);
  });
});

it("a draft outlives the page", async () => {
  await type("half a thou");
  widget.panel.destroy();
  await start();
  expect(field().value).toBe("half a thou");
  enter();
  widget.panel.destroy();
  await start();
  expect(field().value).toBe("");
});

it("the other side is told of writing once in a while, and when it was given up", async () => {
  await widget.says({ type: "conversation", conversation: conversation({ state: "active" }) });
  await type("h");
  await type("he");
  expect(widget.sent("typing").map(({ on }) => on)).toEqual([true]);
  await type("");
  expect(widget.sent("typing").map(({ on }) => on)).toEqual([true, false]);
});

import { afterEach, expect, it, vi } from "vitest";
import {
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
import "../messages/more-part.tsx";
import "./typing-preview-part.tsx";

let widget: Widget;
const HINT = "The team can see what you type before you send it.";
const active = { state: "active", agent: MARA } as const;
const field = () => widget.find<HTMLTextAreaElement>("textarea");
const previews = () =>
  widget.sent("typing").flatMap(({ text }) => (typeof text === "string" ? [text] : []));

async function start(options: object): Promise<void> {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome({ options });
  await widget.press("Talk to a person");
  await widget.says(events(0, [{ by: byVisitor, body: said("Hello") }], active));
  await settled();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

afterEach(() => {
  widget.panel.destroy();
  leavePage();
  vi.useRealTimers();
});

it("says that what is typed can be seen, and shows it once a second", async () => {
  await start({ typingPreview: true });
  expect(widget.text()).toContain(HINT);
  type("W");
  type("Where is my order?");
  expect(previews()).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(previews()).toEqual(["Where is my order?"]);
  type(`${"x".repeat(1_500)}end`);
  vi.advanceTimersByTime(1_000);
  expect(previews().at(-1)).toHaveLength(1_000);
  expect(previews().at(-1)).toMatch(/end$/);
});

it("shows nothing of what was sent or emptied before the second was over", async () => {
  await start({ typingPreview: true });
  type("My card is 4111");
  type("");
  vi.advanceTimersByTime(5_000);
  expect(previews()).toEqual([]);
});

it("neither shows nor says anything where the owner does not want it", async () => {
  await start({});
  type("Where is my order?");
  vi.advanceTimersByTime(5_000);
  expect(previews()).toEqual([]);
  expect(widget.text()).not.toContain(HINT);
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { leavePage, settled, startWidget, type Widget } from "../testing/start-widget.ts";
import type { Speaker } from "./site-rules.ts";

let widget: Widget;

beforeEach(() => {
  widget = startWidget();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

const speaker = () => widget.host.root.host as Speaker;
const told = () => widget.sent("proactive_opened").map(({ rule }) => rule);

it("tells once that it was opened from a rule's words, as soon as it is connected", async () => {
  speaker().spoken = { rule: "basket", text: "Can we help?" };
  widget.panel.open();
  await settled();
  expect(widget.text()).toContain("Can we help?");
  expect(told()).toEqual([]);
  await widget.welcome();
  await vi.waitFor(() => expect(told()).toEqual(["basket"]));
  widget.panel.close();
  widget.panel.open();
  await settled();
  expect(told()).toEqual(["basket"]);
});

it("tells nothing where nothing was said first", async () => {
  widget.panel.open();
  await widget.welcome();
  await widget.press("Talk to a person");
  expect(told()).toEqual([]);
});

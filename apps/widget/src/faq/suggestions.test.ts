import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  ARTICLES,
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
import "../formatting.ts";
import "../messages/more-part.tsx";
import "./suggestions-part.tsx";

let widget: Widget;
const [ORDER, RETURNS] = ARTICLES.map((article) => ({ ...article, confidence: 0.9 }));
const field = () => widget.find<HTMLTextAreaElement>("textarea");
const asked = () => widget.sent("search_articles").map(({ query }) => query);
const shown = () => widget.host.root.querySelector(".hints")?.textContent ?? "";
const self = { state: "self_service" } as const;

beforeEach(async () => {
  widget = startWidget();
  widget.panel.open();
  await widget.welcome();
  const home = widget.find<HTMLInputElement>("input");
  home.value = "Hello";
  home.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
  widget.find("form").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await widget.says(events(0, [{ by: byVisitor, body: said("Hello") }], self));
  await settled();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  widget.panel.destroy();
  leavePage();
});

/** Types, and lets the pause pass after which the server is asked. */
async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  vi.advanceTimersByTime(200);
  await Promise.resolve();
}

async function found(query: string, articles: object[]): Promise<void> {
  widget.socket().says({ type: "articles", query, articles } as never);
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

it("shows what may answer it while it is typed, with the answer a press away", async () => {
  await type("where is my");
  expect(asked()).toContain("where is my");
  await found(
    "where is my",
    [ORDER, RETURNS, { ...ORDER, id: "a3" }].flatMap((hit) => hit ?? []),
  );
  expect(widget.host.root.querySelectorAll(".hints details")).toHaveLength(2);
  expect(shown()).toContain("Where is my order?");
  expect(shown()).toContain("Account");
});

it("drops an answer to what stands there no more, and what is not likely enough", async () => {
  await type("where is");
  await type("refund");
  await found("where is", [ORDER ?? {}]);
  expect(shown()).toBe("");
  await found("refund", [{ ...RETURNS, confidence: 0.2 }]);
  expect(shown()).toBe("");
});

it("is quiet once it is sent, or the box is empty again", async () => {
  await type("where is my");
  await found("where is my", [ORDER ?? {}]);
  field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(shown()).toBe("");
  await type("where is my");
  await found("where is my", [ORDER ?? {}]);
  await type("");
  await found("", []);
  expect(shown()).toBe("");
});

it("asks whether it helped, and says so once", async () => {
  await type("where is my");
  await found("where is my", [ORDER ?? {}]);
  const yes = [...widget.host.root.querySelectorAll<HTMLElement>(".hints button")][0];
  yes?.click();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(widget.sent("judge_article")).toMatchObject([{ articleId: "a1", helped: true }]);
  expect(shown()).toContain("Good to hear!");
  expect(widget.host.root.querySelectorAll(".hints button")).toHaveLength(0);
});

it("says once that one was opened, so that whoever helps later knows it", async () => {
  await type("where is my");
  await found("where is my", [ORDER ?? {}, RETURNS ?? {}]);
  const card = widget.find<HTMLDetailsElement>(".hints details");
  for (const open of [true, false, true]) {
    card.open = open;
    card.dispatchEvent(new Event("toggle"));
  }
  expect(widget.sent("read_article")).toMatchObject([{ articleId: "a1" }]);
});

it.each([
  ["sure", true, RETURNS?.question],
  ["unsure", false, undefined],
])("does not repeat what self-service has just answered, being %s", async (_, confident, other) => {
  const body = { type: "answered", query: "Hello", confident, articles: ARTICLES } as const;
  widget.socket().says(events(1, [{ by: { kind: "faq" }, body }], self));
  await type("where is my");
  await found("where is my", [ORDER ?? {}, RETURNS ?? {}]);
  const questions = [...widget.host.root.querySelectorAll(".hints summary")];
  expect(questions.map(({ textContent }) => textContent)).toEqual(other ? [other] : []);
});

it.each([
  ["waiting", { state: "waiting" }],
  ["with an agent", { state: "active", agent: MARA }],
] as const)("says nothing to whoever is %s", async (_, conversation) => {
  const before = asked().length;
  widget.socket().says(events(1, [{ by: byVisitor, body: said("Please") }], conversation));
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  await type("where is my order");
  expect(asked()).toHaveLength(before);
  expect(widget.host.root.querySelector(".hints")).toBeNull();
});

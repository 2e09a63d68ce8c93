import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { toLines } from "../messages/lines.ts";
import { LogLine } from "../messages/log-line.tsx";

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

/** Draws the line of a `searched` event. */
function show(body: object): HTMLElement {
  const conversation = sampleConversation({ id: "c1", state: "waiting" });
  const by = { kind: "system" } as const;
  const event = { conversationId: "c1", seq: 3, at: 1, by, body: { type: "searched", ...body } };
  const line = toLines([event as never]).at(-1);
  act(() => {
    if (line) render(<LogLine line={line} conversation={conversation} />, root);
  });
  return root;
}

it("says what was searched and found, what was read, and whether it helped, with the way to each", () => {
  const opening = { id: "a1", question: "When do you open?" };
  const line = show({
    searches: [
      { query: "opening hours", shown: [opening] },
      { query: "<b>zebra</b>", shown: [] },
    ],
    read: [
      { articleId: "a1", question: "When do you open?", helped: false },
      { articleId: "a2", question: "How do I pay?", helped: true },
      { articleId: "a3", question: "Where are you?" },
    ],
  });
  const said = [...line.querySelectorAll("li")].map(({ textContent }) => textContent);
  expect(said).toEqual([
    "opening hoursWhen do you open?",
    "<b>zebra</b>nothing was found",
    "When do you open?did not help",
    "How do I pay?helped",
    "Where are you?",
  ]);
  const ways = [...line.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(ways).toEqual(["a1", "a1", "a2", "a3"].map((id) => `/console/articles/${id}`));
  expect(line.querySelector("section")?.getAttribute("aria-label")).toBe("Before asking a person");
});

it("says what was offered to somebody who waits, with the way to it, and what of it was read", () => {
  const article = { id: "a1", question: "How do I <pay>?", answer: "By card." };
  const offered = show({ type: "articles_offered", articles: [article] });
  expect(offered.textContent).toBe("Offered while waitingHow do I <pay>?");
  expect(offered.querySelector("a")?.getAttribute("href")).toBe("/console/articles/a1");
  const read = [{ articleId: "a1", question: "How do I <pay>?", helped: true }];
  const told = show({ waiting: true, searches: [], read });
  expect(told.textContent).toBe("Read while waitingHow do I <pay>?helped");
  expect(told.querySelector("section")?.getAttribute("aria-label")).toBe("Read while waiting");
});

it("names only what there is", () => {
  const line = show({ searches: [], read: [{ articleId: "a2", question: "How do I pay?" }] });
  expect(line.textContent).toBe("Has readHow do I pay?");
});

import type { Feedback } from "@foyer/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  byMara,
  byVisitor,
  events,
  leavePage,
  MARA,
  said,
  settled,
  startWidget,
  type Widget,
} from "../testing/start-widget.ts";
import "./feedback-part.tsx";

const FACES: Feedback = { kind: "faces", comment: true, nps: false };
const THUMBS: Feedback = { kind: "thumbs", comment: false, nps: false };
const QUESTION = "How did we do?";

const SOLVED = "Was your question solved?";

let widget: Widget;
/** What the server says of asking; null: it cannot be reached. */
let due: boolean | null = true;
/** Where it was asked, and with what token. */
let asked: [string, unknown][] = [];

beforeEach(() => {
  due = true;
  asked = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push([url, init.headers]);
    if (due === null) throw new TypeError("offline");
    return Response.json({ due });
  });
  widget = startWidget();
  widget.panel.open();
});
afterEach(() => {
  widget.panel.destroy();
  leavePage();
});

type Outcome = "solved" | "spam";

/** In the conversation, which Mara has closed; `before` are further events of the log. */
async function ended(feedback: Feedback, { outcome = "solved" as Outcome, met = true } = {}) {
  await widget.welcome({ options: { feedback }, resumes: true });
  await widget.says(
    events(
      0,
      [
        { by: byVisitor, body: said("Hello?") },
        { by: byMara, body: { type: "closed", outcome } },
      ],
      { state: "closed", agent: met ? MARA : null },
    ),
  );
  await widget.press("Your conversation");
}

const rate = (score: number, at = 2) =>
  widget.says(
    events(at, [{ by: byVisitor, body: { type: "rated", score } }], {
      ...{ state: "closed", agent: MARA },
    }),
  );

it("asks by faces, and one press answers", async () => {
  await ended(FACES);
  expect(widget.text()).toContain(QUESTION);
  await widget.press("Good");
  expect(widget.sent("rate")).toMatchObject([{ conversationId: "c1", score: 4 }]);
  expect(widget.text()).toContain("Thank you for your rating!");
  expect(widget.find('[aria-checked="true"]').getAttribute("aria-label")).toBe("Good");
});

it("adds a comment to the score", async () => {
  await ended(FACES);
  await widget.press("Poor");
  const box = widget.find<HTMLTextAreaElement>(".more textarea");
  box.value = " Too slow ";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  widget.find(".more").dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
  await settled();
  expect(widget.sent("rate").at(-1)).toMatchObject({ score: 2, comment: "Too slow" });
});

it("asks by thumbs, which are the two ends of the scale", async () => {
  await ended(THUMBS);
  await widget.press("Not good");
  expect(widget.sent("rate")).toMatchObject([{ score: 1 }]);
  expect(() => widget.find(".more")).toThrow();
});

it("goes from one to the next by arrows, and sends nothing by them", async () => {
  await ended(FACES);
  const first = widget.find('[role="radio"]');
  first.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  const tabbable = [...widget.find('[role="radiogroup"]').children].map(
    (each) => (each as HTMLElement).tabIndex,
  );
  expect(tabbable).toEqual([-1, 0, -1, -1, -1]);
  expect(widget.sent("rate")).toEqual([]);
});

it("does not ask who has rated, but lets them change it", async () => {
  await ended(FACES);
  await rate(5);
  expect(widget.text()).not.toContain(QUESTION);
  await widget.press("Change");
  await widget.press("Okay");
  expect(widget.sent("rate")).toMatchObject([{ score: 3 }]);
});

it("does not ask again who did not want to, after a reload neither; but of another conversation", async () => {
  await ended(FACES);
  await widget.press("Not now");
  expect(widget.text()).not.toContain(QUESTION);
  widget.panel.destroy();
  widget = startWidget();
  widget.panel.open();
  await ended(FACES);
  expect(widget.text()).not.toContain(QUESTION);
  await widget.says(
    events(
      0,
      [
        { by: byVisitor, body: said("Another") },
        { by: byMara, body: { type: "closed", outcome: "solved" } },
      ],
      { id: "c2", state: "closed", agent: MARA },
    ),
  );
  expect(widget.text()).toContain(QUESTION);
});

it.each([
  ["nobody was there", FACES, { met: false }],
  ["it was spam", FACES, { outcome: "spam" as const }],
])("does not ask when %s", async (_, feedback, change) => {
  await ended(feedback, change);
  expect(widget.text()).not.toContain(QUESTION);
});

it("asks the server first: whoever was asked elsewhere is left in peace", async () => {
  due = false;
  await ended(FACES);
  expect(widget.text()).not.toContain(QUESTION);
  expect(asked).toEqual([
    [
      "https://chat.example/api/v1/visitor/conversations/c1/ask-feedback",
      { authorization: `Bearer ${"t".repeat(43)}` },
    ],
  ]);
});

it("asks all the same when the server cannot be reached", async () => {
  due = null;
  await ended(FACES);
  expect(widget.text()).toContain(QUESTION);
});

it("asks whether it was solved beside the score, and each press is sent with what was said before", async () => {
  await ended({ ...FACES, comment: false, solved: true });
  expect(widget.text()).toContain(QUESTION);
  expect(widget.text()).toContain(SOLVED);
  await widget.press("Partly");
  expect(widget.sent("rate")).toMatchObject([{ solved: "partly" }]);
  expect(widget.sent("rate")[0]).not.toHaveProperty("score");
  await widget.press("Good");
  expect(widget.sent("rate").at(-1)).toMatchObject({ solved: "partly", score: 4 });
  expect(widget.text()).not.toContain(SOLVED);
});

it("asks only whether it was solved where the owner wants no score; one press answers", async () => {
  await ended({ ...FACES, comment: false, rating: false, solved: true });
  expect(widget.text()).not.toContain(QUESTION);
  await widget.press("No");
  expect(widget.sent("rate")).toMatchObject([{ solved: "no" }]);
  expect(widget.text()).not.toContain(SOLVED);
});

it("takes words alone where nothing else is asked", async () => {
  await ended({ ...FACES, rating: false });
  const box = widget.find<HTMLTextAreaElement>(".rate textarea");
  box.value = "All fine.";
  await widget.press("Send");
  expect(widget.sent("rate")).toMatchObject([{ comment: "All fine." }]);
});

it("tells the server who does not want to say, and hears of it from their other devices", async () => {
  await ended(FACES);
  await widget.press("Not now");
  expect(widget.sent("rate")).toMatchObject([{ conversationId: "c1", skipped: true }]);
  leavePage();
  widget.panel.destroy();
  vi.stubGlobal("fetch", async () => Response.json({ due: true }));
  widget = startWidget();
  widget.panel.open();
  await ended(FACES);
  expect(widget.text()).toContain(QUESTION);
  await widget.says(
    events(2, [{ by: byVisitor, body: { type: "feedback_skipped" } }], {
      ...{ state: "closed", agent: MARA },
    }),
  );
  expect(widget.text()).not.toContain(QUESTION);
});

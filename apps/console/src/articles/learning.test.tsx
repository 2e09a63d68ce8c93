import type { Article, FaqCounts, FaqFigures, QuestionGroup } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { articles } from "./articles-state.ts";
import { FiguresScreen } from "./figures-screen.tsx";
import { figures } from "./figures-state.ts";
import { learning } from "./learning-state.ts";
import { PhrasingChips } from "./phrasing-chips.tsx";
import { ToLearn } from "./to-learn.tsx";

const ARTICLE: Article = {
  ...{ id: "a1", siteId: "s1", updatedAt: 0, lang: "en", question: "Invoices" },
  ...{ alternatives: [], answer: "By mail.", tags: [], popular: null, state: "draft" },
  ...{
    folderId: null,
    position: null,
    version: 1,
    wordsVersion: 1,
    pending: null,
    updatedBy: null,
  },
  ...{ ownerId: null, reviewAt: null, translationOf: null, translatedFrom: null },
};
const GROUP: QuestionGroup = {
  ...{ question: "Can I get an invoice?", lang: "en", count: 3, nothing: 2, unsure: 1 },
  ...{ notHelped: 0, lastAt: 0, examples: ["an invoice please"], questionIds: ["q1", "q2", "q3"] },
  answer: { text: "It comes by mail.", agent: "Mara Jensen", conversationId: "c1" },
};
const NONE: FaqCounts = {
  ...{ asked: 0, shown: 0, nothing: 0, helped: 0, notHelped: 0, passedOn: 0 },
  ...{ settled: 0, deflected: 0, handed: 0, cameBack: 0 },
};
const COUNTS: FaqCounts = { ...NONE, asked: 10, shown: 8, settled: 8, deflected: 6, passedOn: 2 };

let answers: Record<string, unknown>;
let asked: string[];
const root = () => document.getElementById("root") as HTMLElement;

beforeEach(() => {
  asked = [];
  answers = {
    "/questions/groups": { groups: [GROUP], more: 0, looked: 3 },
    "/articles/duplicates": [],
    "/questions/article": ARTICLE,
    "/questions/phrasings": ARTICLE,
    "/questions/dismissal": undefined,
    "/articles/search": [{ id: "a1", question: "Invoices", answer: "", confidence: 0.4 }],
  };
  articles.value = new Map([["s1", [ARTICLE]]]);
  learning.value = new Map();
  figures.value = undefined;
  HTMLDialogElement.prototype.showModal = vi.fn();
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path} ${body ?? ""}`.trim());
    const found = Object.entries(answers).find(([end]) => path.includes(end));
    const headers = { "content-type": "application/json" };
    if (found?.[1] === undefined) return new Response(null, { status: 204 });
    return new Response(JSON.stringify(found[1]), { headers });
  });
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
});

/** What was asked over HTTP has come. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await act(async () => {});
}

async function press(text: string): Promise<void> {
  const button = [...root().querySelectorAll("button")].find((one) =>
    one.textContent?.includes(text),
  );
  await act(async () => button?.click());
  await settled();
}

async function showLearning(open: (id: string) => void = () => undefined): Promise<void> {
  act(() => render(<ToLearn siteId="s1" list={[ARTICLE]} open={open} />, root()));
  await settled();
}

it("shows what was asked in vain, how often, in what words, and what an agent answered", async () => {
  await showLearning();
  const text = root().textContent;
  for (const part of [
    ...["Can I get an invoice?", "Asked 3 times", "2 found nothing", "1 unsure"],
    ...["an invoice please", "Mara Jensen answered", "It comes by mail."],
  ])
    expect(text).toContain(part);
});

it("makes a draft by one click, opens it, and takes the questions off the list", async () => {
  const opened: string[] = [];
  await showLearning((id) => opened.push(id));
  await press("Draft from this answer");
  expect(asked).toContain(
    'POST /api/v1/sites/s1/questions/article {"questionIds":["q1","q2","q3"]}',
  );
  expect(opened).toEqual(["a1"]);
  expect(root().textContent).toContain("Nothing to learn right now");
});

it("adds them to the article that one picks, the likeliest being there already", async () => {
  await showLearning();
  await press("Add to an article");
  await vi.waitFor(() => expect(root().querySelector(".pick")?.textContent).toBe("Invoices"));
  await press("Invoices");
  expect(asked.at(-1)).toBe(
    'POST /api/v1/sites/s1/questions/phrasings {"questionIds":["q1","q2","q3"],"articleId":"a1"}',
  );
});

it("leaves what is not for the FAQ", async () => {
  await showLearning();
  await press("Not for the FAQ");
  expect(asked.at(-1)).toContain("/questions/dismissal");
  expect(root().textContent).toContain("Nothing to learn right now");
});

it("offers visitors' words as phrasings, but none that is in the box", async () => {
  answers["/phrasings"] = [
    { text: "my bill", count: 3 },
    { text: "a receipt", count: 1 },
  ];
  const added: string[] = [];
  const chips = (
    <PhrasingChips article={ARTICLE} phrasings="a receipt" add={(one) => added.push(one)} />
  );
  act(() => render(chips, root()));
  await settled();
  expect(root().textContent).not.toContain("a receipt");
  await press("my bill");
  expect(added).toEqual(["my bill"]);
});

it("shows each figure with what it means, and tables that can be read out", async () => {
  const held: FaqFigures = {
    ...{ since: 0, until: 0, total: COUNTS },
    articles: [{ ...COUNTS, articleId: "a1", question: "Invoices", lang: "en" }],
    languages: [{ ...COUNTS, lang: "en" }],
    weeks: [{ ...COUNTS, from: Date.UTC(2026, 0, 5) }],
  };
  answers["/figures"] = held;
  act(() => render(<FiguresScreen siteId="s1" />, root()));
  await settled();
  const deflected = [...root().querySelectorAll(".faq-figure")].find(
    (one) => one.querySelector("dt")?.textContent === "Deflected",
  );
  expect(deflected?.textContent).toMatch(/6 75 %Asked in a chat more than 24 hours ago/);
  const rows = [...root().querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows[1]).toEqual(["Invoices", "10", "0", "0", "2", "6 75 %"]);
  expect(rows[2]?.[0]).toBe("English");
  expect(root().querySelectorAll('thead th[scope="col"]')).toHaveLength(20);
  expect(root().querySelectorAll('a[href$="by=article"]')).toHaveLength(1);
});

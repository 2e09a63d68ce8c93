import type { Agent, Article, ArticleChange, Me, Site } from "@foyer/protocol";
import { DEFAULT_SITE_OPTIONS } from "@foyer/protocol/site-options";
import { SCRIPT_ATTACKS } from "@foyer/test-kit/script-attacks";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { agents } from "../live/live.ts";
import { me } from "../session/session-state.ts";
import { ArticleEditor } from "./article-editor.tsx";
import { articles, loadArticles } from "./articles-state.ts";

const ARTICLE: Article = {
  ...{ id: "a1", siteId: "s1", updatedAt: 0, updatedBy: "m", lang: "en", question: "When?" },
  ...{ alternatives: [], answer: "At nine.", tags: [], popular: null, state: "published" },
  ...{ folderId: null, position: null, version: 1, wordsVersion: 1, pending: null },
  ...{ ownerId: null, reviewAt: null, translationOf: null, translatedFrom: null },
};
const GERMAN: Article = { ...ARTICLE, id: "a2", lang: "de", question: "Wann?", answer: "Um neun." };

let stored: Article[];
let asked: string[];
let opened: string[];
const root = () => document.getElementById("root") as HTMLElement;

/** The server: its list of articles, and what saving makes of it. */
async function answer(path: string, { method, body }: RequestInit): Promise<Response> {
  asked.push(`${method} ${path.replace("/api/v1", "")}`);
  const found = stored.find(({ id }) => path.endsWith(`/articles/${id}`));
  if (method === "PUT" && found) {
    const { based, ...draft } = JSON.parse(String(body)) as ArticleChange;
    if (based !== found.version) {
      const problem = { status: 409, kind: "conflict", detail: "Tomás has saved another version." };
      const headers = { "content-type": "application/problem+json" };
      return new Response(JSON.stringify(problem), { status: 409, headers });
    }
    const saved = { ...found, ...draft, version: found.version + 1 };
    stored = stored.map((one) => (one === found ? saved : one));
    return Response.json(saved);
  }
  if (method === "POST" && path.endsWith("/sites/s1/articles"))
    return Response.json({ ...ARTICLE, ...JSON.parse(String(body)), id: "new" });
  if (found) return Response.json(found);
  return Response.json(path.endsWith("/sites/s1/articles") ? stored : []);
}

function signIn(role: Agent["role"], agentsPublish: boolean): void {
  const options = { ...DEFAULT_SITE_OPTIONS, agentsPublish };
  const site = { id: "s1", name: "Shop", lang: "en", options } as unknown as Site;
  me.value = { agent: { id: "m", name: "Mara", role }, sites: [site] } as unknown as Me;
}

beforeEach(() => {
  [asked, opened] = [[], []];
  stored = [ARTICLE, GERMAN];
  signIn("agent", true);
  agents.replace([{ id: "t", name: "Tomás Ruiz", active: true } as Agent]);
  articles.value = new Map([["s1", stored]]);
  HTMLDialogElement.prototype.showModal = vi.fn();
  vi.stubGlobal("fetch", answer);
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
  localStorage.clear();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await act(() => new Promise((done) => setTimeout(done)));
}

async function show(article: Article | null = ARTICLE, more: { of?: Article; lang?: string } = {}) {
  const Shown = () => {
    const now = article && (articles.value.get("s1")?.find(({ id }) => id === article.id) ?? null);
    return <ArticleEditor siteId="s1" article={now} open={(id) => opened.push(id)} {...more} />;
  };
  await act(() => render(<Shown />, root()));
  await settled();
}

/** A reload of the page. */
async function reload(): Promise<void> {
  await act(() => render(null, root()));
  await show();
}

const box = () => root().querySelector(".answer-field textarea") as HTMLTextAreaElement;
const button = (text: string) =>
  [...root().querySelectorAll("button")].find(({ textContent }) => textContent === text);
async function type(text: string): Promise<void> {
  await act(() => {
    box().value = text;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  });
  await settled();
}
async function press(text: string): Promise<void> {
  await act(() => button(text)?.click());
  await settled();
}
/** Somebody else saves the article, and the list is read again. */
async function overtake(change: Partial<Article>): Promise<void> {
  stored = stored.map((one) =>
    one.id === "a1" ? { ...one, ...change, version: one.version + 1, updatedBy: "t" } : one,
  );
  await act(() => loadArticles("s1"));
  await settled();
}

it("what is typed and not saved is there after a reload, until it is dropped or saved", async () => {
  await show();
  await type("At ten.");
  await reload();
  expect(box().value).toBe("At ten.");
  expect(root().textContent).toContain("and not saved.");
  await press("Drop it");
  expect(box().value).toBe("At nine.");
  await type("At eleven.");
  await press("Publish changes");
  await reload();
  expect(root().textContent).not.toContain("and not saved.");
  expect(box().value).toBe("At eleven.");
});

it("an editor in which nothing was typed follows what others save", async () => {
  await show();
  await overtake({ answer: "At eight." });
  expect(box().value).toBe("At eight.");
  expect(root().querySelector(".conflict")).toBeNull();
});

it("when somebody saves meanwhile both versions are seen, and neither is lost", async () => {
  await show();
  await type("At ten.");
  await overtake({ answer: "At eight." });
  expect(root().querySelector(".conflict")?.textContent).toContain("Tomás Ruiz");
  expect(root().querySelector(".conflict del")?.textContent).toBe("eight");
  expect(root().querySelector(".conflict ins")?.textContent).toBe("ten");
  expect(box().value).toBe("At ten.");
  await press("Go on with mine");
  await press("Publish changes");
  expect(stored[0]).toMatchObject({ answer: "At ten.", version: 3 });
});

it("who hears of it only by saving is told then, and the words stay in the box", async () => {
  await show();
  await type("At ten.");
  stored = [{ ...ARTICLE, answer: "At eight.", version: 2, updatedBy: "t" }, GERMAN];
  await press("Publish changes");
  expect(root().textContent).toContain("Tomás has saved another version.");
  expect(root().querySelector(".conflict")).not.toBeNull();
  expect(box().value).toBe("At ten.");
  await press("Take theirs");
  expect(box().value).toBe("At eight.");
});

it("who may not publish asks for a review", async () => {
  signIn("agent", false);
  await show();
  expect(button("Publish changes")).toBeUndefined();
  expect(button("Ask for a review")?.className).toContain("primary");
  signIn("admin", false);
  await reload();
  expect(button("Publish changes")?.className).toContain("primary");
});

it("a missing language is offered, and its translation is saved as one", async () => {
  await show();
  const link = root().querySelector(".article-languages .missing");
  expect(link?.getAttribute("href")).toBe("/console/articles/new?of=a1&lang=de");
  await act(() => render(null, root()));
  await show(null, { of: ARTICLE, lang: "de" });
  expect(root().querySelector(".preview")?.textContent).toContain("At nine.");
  const question = root().querySelector("input.input") as HTMLInputElement;
  await act(() => {
    question.value = "Wann?";
    question.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await type("Um neun.");
  const sent = vi.fn(answer);
  vi.stubGlobal("fetch", sent);
  await press("Publish");
  const body = JSON.parse(
    String(sent.mock.calls.find(([, { method }]) => method === "POST")?.[1].body),
  );
  expect(body).toMatchObject({ translationOf: "a1", lang: "de", question: "Wann?" });
  expect(opened).toEqual(["new"]);
});

it.each(SCRIPT_ATTACKS)("the preview of %s is inert", async (attack) => {
  const answer = `Before.\n\n${attack}\n\n# ${attack}\n1. ${attack}`;
  articles.value = new Map([["s1", [{ ...ARTICLE, answer }]]]);
  await show();
  const preview = root().querySelector(".preview") as HTMLElement;
  const allowed = new Set("P UL OL LI H3 H4 BR STRONG EM CODE A".split(" "));
  for (const node of preview.querySelectorAll("*")) {
    expect(allowed).toContain(node.tagName);
    for (const name of node.getAttributeNames()) expect(["href", "target", "rel"]).toContain(name);
  }
  for (const { href } of preview.querySelectorAll("a")) expect(href).toMatch(/^(https?|mailto):/);
  expect(preview.textContent).toContain("Before.");
});

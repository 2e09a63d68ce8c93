import type { Suggestion } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { SuggestionsScreen } from "./suggestions-screen.tsx";
import { held, suggestionsChanged, suggestionsWaiting } from "./suggestions-state.ts";

const ANSWER: Suggestion = {
  ...{ id: "g1", siteId: "s1", kind: "better_answer", state: "waiting", lang: "en" },
  ...{ text: "With **lemons**.", original: null, author: "Ines", at: 0, reason: "" },
  about: { id: "a1", question: "How do I descale it?", answer: "With vinegar." },
  ...{ decidedBy: null, decidedAt: null, usedIn: null },
};
const QUESTION: Suggestion = {
  ...{ ...ANSWER, id: "g2", kind: "question", text: "Is there a lid?", author: "", about: null },
};

let list: Suggestion[];
let decided: { path: string; body: unknown }[];
let refusal: object | undefined;
const open = vi.fn();
const root = () => document.getElementById("root") as HTMLElement;

/** The console's keys. */
function Keys() {
  useShortcuts(() => undefined);
  return null;
}

const Screen = () => (
  <>
    <Keys />
    <SuggestionsScreen siteId="s1" list={[]} open={open} />
  </>
);

beforeEach(() => {
  list = [ANSWER, QUESTION];
  decided = [];
  refusal = undefined;
  held.value = undefined;
  open.mockReset();
  HTMLDialogElement.prototype.showModal = vi.fn();
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    const json = (data: unknown, status = 200) =>
      new Response(JSON.stringify(data), {
        status,
        headers: { "content-type": `application/${status < 400 ? "" : "problem+"}json` },
      });
    if (path.endsWith("/suggestions/waiting"))
      return json([{ siteId: "s1", waiting: list.length }]);
    if (method !== "PUT")
      return json({
        suggestions: list,
        counts: { waiting: list.length, shown: 0, used: 0, rejected: 0 },
      });
    decided.push({ path, body: JSON.parse(String(body)) });
    if (refusal) return json(refusal, 409);
    return json({ ...ANSWER, state: "shown", usedIn: "a9" });
  });
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await act(async () => undefined);
}

async function drawn(): Promise<void> {
  await act(async () => render(<Screen />, root()));
  await settled();
}

const button = (name: string): HTMLButtonElement =>
  [...root().querySelectorAll("button")].find(
    ({ textContent }) => textContent === name,
  ) as HTMLButtonElement;

async function press(name: string): Promise<void> {
  await act(async () => button(name).click());
  await settled();
}

async function type(key: string): Promise<void> {
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
  await settled();
}

it("shows who wrote what about which article, drawn as readers would see it", async () => {
  await drawn();
  const card = root().querySelector(".suggestion-card") as HTMLElement;
  expect(card.textContent).toContain("Better answer");
  expect(card.textContent).toContain("Ines");
  expect(card.querySelector(".preview strong")?.textContent).toBe("lemons");
  expect(card.querySelector("a")?.getAttribute("href")).toBe("/console/articles/a1");
  expect(card.textContent).toContain("With vinegar.");
});

it("approves, and approves what was edited", async () => {
  await drawn();
  await press("Approve");
  expect(decided.at(-1)).toEqual({
    path: "/api/v1/suggestions/g1/decision",
    body: { was: "waiting", act: { type: "show" } },
  });
  await press("Edit");
  const box = root().querySelector("textarea") as HTMLTextAreaElement;
  await act(async () => {
    box.value = "With citric acid.";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await press("Approve as edited");
  expect(decided.at(-1)?.body).toEqual({
    was: "waiting",
    act: { type: "show", text: "With citric acid." },
  });
});

it("opens the draft that was made of one", async () => {
  await drawn();
  await press("Put into the article’s draft");
  expect(decided.at(-1)?.body).toMatchObject({ act: { type: "draft" } });
  expect(open).toHaveBeenCalledWith("a9");
});

it("rejects with a reason", async () => {
  await drawn();
  await press("Reject");
  const form = document.querySelector("dialog form") as HTMLFormElement;
  await act(async () => form.requestSubmit());
  await settled();
  expect(decided.at(-1)?.body).toMatchObject({
    act: { type: "reject", reason: "Spam or advertising" },
  });
});

it("is worked through by keys: next, then approve", async () => {
  await drawn();
  expect(root().querySelector("[aria-current]")?.id).toBe("suggestion-g1");
  await type("j");
  expect(root().querySelector("[aria-current]")?.id).toBe("suggestion-g2");
  await type("a");
  expect(decided.at(-1)?.path).toContain("g2");
});

it("says that a colleague was first, and brings the list up to date", async () => {
  await drawn();
  refusal = {
    ...{ type: "about:blank", title: "conflict", status: 409, kind: "conflict" },
    detail: "A colleague has just decided on this suggestion.",
  };
  list = [QUESTION];
  await press("Approve");
  expect(root().textContent).toContain("A colleague has just decided");
  expect(root().querySelectorAll(".suggestion-card")).toHaveLength(1);
});

it("follows what comes while it is looked at, and counts what waits", async () => {
  list = [];
  await drawn();
  expect(root().textContent).toContain("All suggestions are decided");
  list = [ANSWER];
  await act(async () => suggestionsChanged());
  await settled();
  expect(root().querySelectorAll(".suggestion-card")).toHaveLength(1);
  expect(suggestionsWaiting.value).toBe(1);
});

import type { ProactiveRule } from "@foyer/protocol";
import { render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IdentityCard } from "./identity-card.tsx";
import { ProactiveRules } from "./proactive-rules.tsx";
import { ruleProblems, whenInWords } from "./rule-words.ts";
import { sampleSite } from "./sample-site.ts";

let root: HTMLElement;
let rules: ProactiveRule[];

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json([]));
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
});

function show(first: ProactiveRule[] = []) {
  function Shown() {
    const [value, set] = useState(first);
    rules = value;
    return <ProactiveRules siteId="s1" value={value} onChange={set} />;
  }
  act(() => render(<Shown />, root));
}

const button = (name: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(name));
const press = (name: string) => act(() => button(name)?.click());
const box = (label: string) => {
  const field = [...root.querySelectorAll("label.field")].find(
    (one) => one.querySelector(".label")?.textContent === label,
  );
  return field?.querySelector<HTMLInputElement>("input, textarea, select");
};
function fill(label: string, value: string): void {
  const input = box(label);
  if (!input) throw new Error(`no box ${label}`);
  input.value = value;
  act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
  act(() => void input.dispatchEvent(new Event("change", { bubbles: true })));
}

it("says what there is to do while there are no rules", () => {
  show();
  expect(root.textContent).toContain("The widget waits to be asked");
});

it("adds a rule that is off until it is switched on, and open to be changed", () => {
  show();
  press("Add a message");
  expect(rules).toMatchObject([{ on: false, when: { seconds: 20 }, everyHours: 24 }]);
  expect(rules[0]?.id).toMatch(/^[\w-]{1,21}$/);
  expect(button("New message")?.getAttribute("aria-expanded")).toBe("true");
  act(() => root.querySelector<HTMLInputElement>(".rule-row input")?.click());
  expect(rules[0]?.on).toBe(true);
});

it("takes conditions in, and away again when they are emptied", () => {
  show();
  press("Add a message");
  fill("Page", "/cart*");
  fill("Scrolled, in per cent", "250");
  fill("Was here before", "false");
  expect(rules[0]?.when).toEqual({ seconds: 20, url: "/cart*", scroll: 100, returning: false });
  fill("Page", "");
  fill("Seconds on the page", "");
  fill("Scrolled, in per cent", "");
  fill("Was here before", "");
  expect(rules[0]?.when).toEqual({});
});

it("shows the words as visitors will see them, and what is missing", () => {
  show();
  press("Add a message");
  fill("What it says", "Which pan do you need?");
  expect(root.querySelector(".rule-preview")?.textContent).toBe("Which pan do you need?");
  fill("What it says", " ");
  expect(box("What it says")?.getAttribute("aria-invalid")).toBe("true");
  expect(root.textContent).toContain("Say something.");
  expect(root.textContent).toContain("Incomplete");
});

it("says how often each rule was opened and answered, once that is known", async () => {
  vi.stubGlobal("fetch", async (url: string) => {
    expect(url).toBe("/api/v1/sites/s1/proactive-counts");
    return Response.json([{ rule: "a", opened: 12, answered: 3 }]);
  });
  const rule = { name: "A", text: "B", on: true, when: {}, everyHours: 0 };
  show([
    { ...rule, id: "a" },
    { ...rule, id: "b" },
  ]);
  expect(root.textContent).not.toContain("Opened: 0");
  await vi.waitFor(() => expect(root.textContent).toContain("Opened: 12 · Answered: 3"));
  expect(root.textContent).toContain("Opened: 0 · Answered: 0");
});

it("removes a rule", () => {
  show();
  press("Add a message");
  press("Remove");
  expect(rules).toEqual([]);
});

it("tells in words when a rule speaks", () => {
  expect(whenInWords({ when: {} })).toBe("at once, on every page");
  const when = { url: "/cart", seconds: 5, exit: true as const, langs: ["de"] };
  expect(whenInWords({ when })).toBe("on /cart, after 5 s, when they turn to leave, in German");
});

it("finds a path that no page can have", () => {
  const rule = { id: "a", name: "A", text: "B", on: true, when: { url: "cart" }, everyHours: 0 };
  expect([...ruleProblems([rule]).keys()]).toEqual(["rules.0.url"]);
});

it("shows the identity secret only when asked, and another once the old one is replaced", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (_url: string, { method }: RequestInit) => {
    asked.push(String(method));
    return Response.json({ secret: method === "POST" ? "the-new-one" : "the-old-one" });
  });
  act(() => render(<IdentityCard site={sampleSite()} />, root));
  expect(asked).toEqual([]);
  press("Show the secret");
  await vi.waitFor(() => expect(root.textContent).toContain("the-old-one"));
  press("New secret");
  await vi.waitFor(() => expect(document.body.textContent).toContain("Make a new secret?"));
  const sure = [...document.querySelectorAll("button")].find(
    ({ textContent }) => textContent === "Make a new one",
  );
  act(() => sure?.click());
  await vi.waitFor(() => expect(root.textContent).toContain("the-new-one"));
  expect(root.textContent).not.toContain("the-old-one");
});

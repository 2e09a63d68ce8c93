import type { SmartState } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SmartForm } from "./smart-form.tsx";
import { smartState } from "./smart-state.ts";

const STATE: SmartState = {
  settings: { on: false, url: "https://x.example/v1", model: "small", hasKey: true, revision: 3 },
  figures: {
    ...{ used: 0, slow: 0, unreachable: 0, refused: 0, garbage: 0, too_large: 0 },
    ...{ mismatched: 0, rested: 0 },
  },
  ...{ phrasings: { all: 0, embedded: 0 }, restsUntil: null, trouble: null },
};

let asked: { path: string; body: unknown }[];
let answer: unknown;
const root = () => document.getElementById("root") as HTMLElement;

beforeEach(async () => {
  asked = [];
  answer = STATE;
  vi.stubGlobal("fetch", async (path: string, { body }: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(body)) });
    const headers = { "content-type": "application/json" };
    return new Response(JSON.stringify(answer), { headers });
  });
  document.body.innerHTML = "<div id=root></div>";
  await act(async () => render(<SmartForm settings={STATE.settings} />, root()));
});
afterEach(() => {
  render(null, root());
  vi.unstubAllGlobals();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await act(async () => undefined);
}

async function type(selector: string, value: string): Promise<void> {
  const input = root().querySelector(selector) as HTMLInputElement;
  await act(async () => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

it("keeps the key that is there unless another one is typed", async () => {
  const save = async () => {
    await act(async () => root().querySelector("form")?.requestSubmit());
    await settled();
  };
  expect(root().querySelector<HTMLInputElement>("[type=password]")?.value).toBe("");
  await save();
  expect(asked.at(-1)).toEqual({
    path: "/api/v1/smart-search",
    body: { on: false, url: "https://x.example/v1", model: "small", revision: 3 },
  });
  await type("[type=password]", "new-key");
  await save();
  expect(asked.at(-1)?.body).toMatchObject({ key: "new-key" });
  expect(smartState.value).toEqual(STATE);
});

it("tries what is typed before it is saved, and says what came of it", async () => {
  await type("[type=url]", "https://other.example/v1");
  answer = { ok: false, trouble: "The endpoint answered 401." };
  const attempt = async () => {
    await act(async () => root().querySelector<HTMLElement>("[type=button]")?.click());
    await settled();
  };
  await attempt();
  expect(asked.at(-1)).toEqual({
    path: "/api/v1/smart-search/trial",
    body: { url: "https://other.example/v1", model: "small" },
  });
  expect(root().querySelector("[role=status]")?.textContent).toBe("The endpoint answered 401.");
  answer = { ok: true, dimensions: 1536, ms: 80 };
  await attempt();
  expect(root().textContent).toContain("It answers: 1536 numbers in 80 ms.");
});

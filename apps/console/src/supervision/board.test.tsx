import type { Board } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { agents, inbox } from "../live/live.ts";
import { now } from "../look/now.ts";
import { sampleAgent, sampleMe } from "../presence/sample-agent.ts";
import { me } from "../session/session-state.ts";
import { BoardScreen } from "./board-screen.tsx";

const FIGURES: Board = {
  ...{ opened: 12, answered: 7, firstAnswerMs: 95_000 },
  ...{ closed: 4, solved: 3, rated: 2, ratingMean: 4.5 },
};
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  inbox.forget();
  now.value = 100_000;
  me.value = sampleMe({ id: "boss", role: "owner" });
  agents.replace([
    sampleAgent({ id: "a1", name: "Mara Jensen", capacity: 2 }),
    sampleAgent({ id: "a2", name: "Tom Ruiz", idle: true }),
    sampleAgent({ id: "a3", name: "Kim Lee", online: false }),
  ]);
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path.split("?")[0]} ${body ?? ""}`.trim());
    const answer = path.includes("/board") ? FIGURES : sampleConversation();
    return new Response(JSON.stringify(answer), {
      headers: { "content-type": "application/json" },
    });
  });
  document.body.innerHTML = "<div id=root></div>";
});
afterEach(() => {
  render(null, document.getElementById("root") as HTMLElement);
  vi.unstubAllGlobals();
});

async function show(): Promise<HTMLElement> {
  const root = document.getElementById("root") as HTMLElement;
  act(() => render(<BoardScreen />, root));
  // The figures come over HTTP.
  for (let turn = 0; turn < 5; turn += 1) await act(async () => {});
  return root;
}

const figure = (root: HTMLElement, label: string) =>
  [...root.querySelectorAll<HTMLElement>(".figure")].find(
    (one) => one.querySelector("button")?.textContent === label,
  );
const value = (root: HTMLElement, label: string) =>
  figure(root, label)?.querySelector(".figure-value")?.textContent;

it("shows who waits and for how long, who answers, and how the day has gone", async () => {
  inbox.put(sampleConversation({ id: "w1", waitingSince: 30_000, change: 1 }));
  inbox.put(sampleConversation({ id: "w2", waitingSince: 60_000, change: 2 }));
  inbox.put(sampleConversation({ id: "m1", state: "active", assigneeId: "a1", change: 3 }));
  const root = await show();
  expect(value(root, "Waiting")).toBe("2");
  expect(value(root, "Longest wait")).toBe("1:10");
  expect(value(root, "In conversation")).toBe("1");
  expect(value(root, "Agents available")).toBe("1of 2 here");
  expect(value(root, "Conversations today")).toBe("12");
  expect(value(root, "First answer")).toBe("1:357 answered");
  expect(value(root, "Solved")).toBe("75 %3 of 4 closed");
  expect(value(root, "Rating")).toBe("4.52 rated");
  expect(root.textContent).toContain("1/2");
  expect(root.textContent).toContain("Away by itself");
  expect(root.textContent).toContain("No console open");
});

it("follows what happens without being asked, and the wait counts", async () => {
  const root = await show();
  expect(value(root, "Waiting")).toBe("0");
  await act(() => inbox.put(sampleConversation({ id: "w1", waitingSince: 90_000 })));
  expect(value(root, "Longest wait")).toBe("0:10");
  await act(() => {
    now.value = 125_000;
  });
  expect(value(root, "Longest wait")).toBe("0:35");
});

it("each figure says by keys what it means, and Escape takes it back", async () => {
  const root = await show();
  const one = figure(root, "Solved");
  const tip = one?.querySelector<HTMLElement>("[role=tooltip]");
  expect(tip?.hidden).toBe(true);
  await act(() => one?.querySelector("button")?.click());
  expect(tip?.hidden).toBe(false);
  expect(tip?.textContent).toContain("outcome is “Solved”");
  await act(
    () =>
      void one
        ?.querySelector("button")
        ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
  );
  expect(tip?.hidden).toBe(true);
});

it("an agent's conversation is read along by a link and taken over by a button", async () => {
  inbox.put(sampleConversation({ id: "m1", state: "active", assigneeId: "a1" }));
  const root = await show();
  expect(root.querySelector("details a")?.getAttribute("href")).toBe("/console/conversations/m1");
  await act(() => root.querySelector<HTMLButtonElement>("details button")?.click());
  expect(asked).toContain('POST /api/v1/conversations/m1/transfer {"agentId":"boss"}');
});

it("is not for agents", async () => {
  me.value = sampleMe();
  const root = await show();
  expect(root.textContent).toContain("for owners and admins");
  expect(asked).toEqual([]);
});

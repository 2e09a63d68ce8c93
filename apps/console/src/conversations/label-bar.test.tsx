import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { inbox, teams } from "../live/live.ts";
import { LabelBar } from "./label-bar.tsx";
import { foundTags } from "./tags-dialog.tsx";

let asked: { method: string; path: string; body: unknown }[] = [];

beforeEach(() => {
  asked = [];
  inbox.forget();
  teams.replace([]);
  document.body.innerHTML = "<div id=root></div>";
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: String(method), path, body: JSON.parse(String(body ?? "null")) });
    const answer =
      path.endsWith("/tags") && method === "GET" ? { items: [] } : sampleConversation();
    return new Response(JSON.stringify(answer), {
      headers: { "content-type": "application/json" },
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

function show(change: Parameters<typeof sampleConversation>[0] = {}) {
  const root = document.getElementById("root") as HTMLElement;
  act(() => render(<LabelBar conversation={sampleConversation(change)} isOpen />, root));
  const button = (name: string) => {
    const all = [...root.querySelectorAll<HTMLButtonElement>("button")];
    const found = all.find((one) =>
      `${one.getAttribute("aria-label")} ${one.textContent}`.includes(name),
    );
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  const press = (name: string) => act(() => button(name).click());
  return { root, press };
}

it("shows the tags, the priority, the stage and the team that a conversation has", () => {
  teams.replace([{ id: "t1", name: "Billing", colour: "#1864ab", agentIds: [] }]);
  const labels = { tags: ["late"], priority: "urgent", stage: "after", teamId: "t1" } as const;
  const { root } = show({ ...labels, tags: [...labels.tags] });
  for (const word of ["late", "Urgent", "After sale", "Billing"]) {
    expect(root.textContent).toContain(word);
  }
});

it("a team that is gone is none", () => {
  expect(show({ teamId: "gone" }).root.querySelector(".team-chip")).toBeNull();
});

it("sets priority and stage, and takes a tag away", async () => {
  const { press } = show({ tags: ["late"] });
  await press("Priority: Normal");
  await press("High");
  await press("Stage");
  await press("During sale");
  await press("Remove the tag late");
  expect(asked).toEqual([
    { method: "PUT", path: "/api/v1/conversations/k1/priority", body: { priority: "high" } },
    { method: "PUT", path: "/api/v1/conversations/k1/stage", body: { stage: "during" } },
    { method: "POST", path: "/api/v1/conversations/k1/tags", body: { remove: ["late"] } },
  ]);
});

it("finds tags by a part of their name, the exact one first, what it has before the others", () => {
  expect(foundTags("re", ["more"], ["refund", "RE", "late"])).toEqual(["RE", "more", "refund"]);
  expect(foundTags("", ["more"], ["refund", "More"])).toEqual(["more", "refund"]);
});

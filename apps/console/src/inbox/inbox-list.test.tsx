import type { View } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inbox } from "../live/live.ts";
import { InboxList } from "./inbox-list.tsx";
import { chooseList, counts, sections, viewCounts } from "./inbox-lists.ts";
import { sampleConversation } from "./sample-conversation.ts";
import { selected } from "./selection.ts";
import { views } from "./views-state.ts";

beforeEach(() => {
  inbox.forget();
  views.value = [];
  chooseList("waiting");
  document.body.innerHTML = "<div id=root></div>";
  vi.stubGlobal("fetch", async () => Response.json({ items: [], cursor: null, unread: 0 }));
});
afterEach(() => {
  act(() => render(null, root()));
  vi.unstubAllGlobals();
});

const root = () => document.getElementById("root") as HTMLElement;
const show = () => act(() => render(<InboxList current={undefined} />, root()));
const shown = () => [...root().querySelectorAll(".rows li")];

const waiting = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    sampleConversation({ id: `k${i}`, waitingSince: i, visitorName: `Visitor ${i}` }),
  );

it("draws a few dozen of ten thousand rows, and says of each which of how many it is", () => {
  inbox.putAll(waiting(10_000));
  show();
  expect(shown().length).toBeLessThan(80);
  expect(shown()[0]?.textContent).toContain("Visitor 0");
  expect(shown()[3]?.getAttribute("aria-posinset")).toBe("4");
  expect(shown()[3]?.getAttribute("aria-setsize")).toBe("10000");
  expect(root().querySelector("[data-tab=waiting] b")?.textContent).toBe("10000");
});

it("a click with Shift chooses from the row chosen last on, and follows no link", () => {
  inbox.putAll(waiting(6));
  show();
  const link = (at: number) => shown()[at]?.querySelector("a") as HTMLElement;
  act(() => shown()[1]?.querySelector<HTMLElement>("input")?.click());
  const click = new MouseEvent("click", { shiftKey: true, bubbles: true, cancelable: true });
  act(() => void link(4).dispatchEvent(click));
  expect(click.defaultPrevented).toBe(true);
  expect([...selected.value]).toEqual(["k1", "k2", "k3", "k4"]);
  expect(root().querySelector(".bulk-bar")?.textContent).toContain("4 selected");
  act(() => chooseList("mine"));
  expect(selected.value.size).toBe(0);
});

it("bones stand where rows will be until the first ones are there, then a kind word", () => {
  show();
  expect(root().querySelector(".bones")?.textContent).toContain("Loading");
  act(() => {
    inbox.loaded.value = true;
  });
  expect(root().textContent).toContain("Nobody is waiting");
  act(() => chooseList("team"));
  expect(root().textContent).toContain("You are in no team yet");
});

it("a view holds what fits it as rows change, and gives way to the queue when it is deleted", () => {
  const filter: View["filter"] = { tags: ["vip"], states: ["waiting"] };
  views.value = [{ id: "v1", name: "Guests", filter, shared: false, ownerId: "" }];
  const row = sampleConversation({ id: "k1", change: 1 });
  inbox.live([row, sampleConversation({ id: "k2", change: 2 })]);
  inbox.loaded.value = true;
  chooseList("view:v1");
  show();
  expect(root().textContent).toContain("Nothing fits this view");
  act(() => inbox.live([{ ...row, tags: ["VIP"], change: 3 }]));
  expect(sections.value.map(({ title, rows }) => [title, rows.length])).toEqual([["Guests", 1]]);
  expect(viewCounts.value.get("v1")).toBe(1);
  expect(root().querySelector(".view-bar")?.textContent).toContain("Waiting · #vip");
  act(() => inbox.live([{ ...row, state: "closed", tags: ["VIP"], change: 4 }]));
  expect(sections.value).toEqual([]);
  act(() => {
    views.value = [];
  });
  expect(sections.value[0]?.title).toBe("Waiting");
  expect(counts.value.waiting).toBe(1);
});

import type { Conversation, EventBody, FollowUpPage } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { agents, inbox, teams } from "../live/live.ts";
import { now } from "../look/now.ts";
import { me } from "../session/session-state.ts";
import { followUpText } from "./follow-up-text.ts";
import { FollowUpsScreen } from "./follow-ups-screen.tsx";
import { dueForMe, isForMe, loadFollowUps, type Planned, toSections } from "./follow-ups-state.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Noon, on the clock of whoever runs this. */
const NOON = new Date(2026, 0, 7, 12).getTime();

const agent = (id: string, name: string) =>
  ({ id, name, colour: "#333333", active: true, online: true, role: "agent" }) as never;

let root: HTMLElement;
/** What the server is asked, and what it answers. */
let calls: string[] = [];
let answer: () => unknown = () => ({ items: [], cursor: null });

const row = (id: string, change: Partial<Conversation> = {}): Planned =>
  ({
    ...sampleConversation({ id }),
    ...{ followUpAt: NOON + HOUR, followUpAgentId: "mara", change: 1 },
    ...change,
  }) as Planned;

beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
  calls = [];
  answer = () => ({ items: [], cursor: null });
  now.value = NOON;
  me.value = { agent: agent("mara", "Mara Jensen"), sites: [] } as never;
  agents.replace([agent("mara", "Mara Jensen"), agent("tom", "Tom Ruiz")]);
  teams.replace([]);
  inbox.forget();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    calls.push(`${init.method ?? "GET"} ${url} ${init.body ?? ""}`.trim());
    return Response.json(answer());
  });
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
});

const show = () => act(() => render(<FollowUpsScreen />, root));
const button = (name: string) =>
  [...root.querySelectorAll("button")].find((one) =>
    (one.getAttribute("aria-label") ?? one.textContent ?? "").startsWith(name),
  );
const part = (name: string) =>
  root.querySelector(`section[aria-label="${name}"]`)?.textContent ?? "";

it("parts what is overdue, what is for today and what is coming, the soonest first", () => {
  const rows = [row("a", { followUpAt: NOON }), row("b"), row("c", { followUpAt: NOON + DAY })];
  const { overdue, today, coming } = toSections(rows, NOON);
  expect([overdue, today, coming].map((some) => some.map(({ id }) => id))).toEqual([
    ["a"],
    ["b"],
    ["c"],
  ]);
});

it.each<[string, Partial<Conversation>, boolean]>([
  ["mine", {}, true],
  ["a colleague's", { followUpAgentId: "tom" }, false],
  ["anybody's", { followUpAgentId: null }, true],
  ["my team's", { followUpAgentId: null, followUpTeamId: "care" }, true],
  ["another team's", { followUpAgentId: null, followUpTeamId: "sales" }, false],
  ["of somebody who is gone", { followUpAgentId: "gone" }, true],
  ["a team-mate's, for a day", { followUpAgentId: "tom", followUpAt: NOON - DAY }, true],
  ["a team-mate's, not for a day", { followUpAgentId: "tom", followUpAt: NOON - DAY + 1 }, false],
])("what is %s is for me: %s", (_, change, isMine) => {
  teams.replace([
    { id: "care", name: "Care", colour: "#333333", agentIds: ["mara", "tom"] },
    { id: "sales", name: "Sales", colour: "#333333", agentIds: ["tom"] },
  ] as never);
  expect(isForMe(row("a", change), NOON)).toBe(isMine);
});

it("counts what is due for this agent, as it comes and goes", () => {
  inbox.put(row("a", { followUpAt: NOON - 1 }));
  inbox.put(row("b"));
  inbox.put(row("c", { followUpAt: NOON - 1, followUpAgentId: "tom" }));
  expect(dueForMe.value).toBe(1);
  now.value = NOON + HOUR;
  expect(dueForMe.value).toBe(2);
  inbox.put(row("a", { followUpAt: null as never, change: 2 }));
  expect(dueForMe.value).toBe(1);
});

it("fetches all pages: closed conversations are not in the inbox by themselves", async () => {
  const pages: FollowUpPage[] = [
    { items: [row("a", { state: "closed" })], cursor: "1_a" },
    { items: [row("b", { state: "closed", followUpAgentId: "tom" })], cursor: null },
  ];
  answer = () => pages.shift();
  await loadFollowUps();
  expect(calls).toHaveLength(2);
  show();
  expect(part("Today")).toContain("1");
  await act(() => button("Everybody's")?.click());
  expect(root.querySelectorAll(".follow-row")).toHaveLength(2);
});

it("shows the low rating with its comment, and does what the buttons say", async () => {
  inbox.put(
    row("a", {
      ...{ followUpAt: NOON - HOUR, followUpWhy: "low_rating", rating: 1, comment: "Too slow" },
      ...{ solved: "no", nps: 3, state: "closed", visitorName: "Dana" },
    }),
  );
  show();
  for (const words of ["Dana", "See to a low rating", "Too slow", "Not solved, they say", "NPS 3"])
    expect(part("Overdue")).toContain(words);
  answer = () => row("a", { followUpAt: null as never, change: 2 });
  await act(async () => {
    button("Done: Dana")?.click();
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(calls.at(-1)).toMatch(/^POST .*\/conversations\/a\/follow-up\/done/);
  expect(root.querySelectorAll(".follow-row")).toHaveLength(0);
});

it("moves it by a menu, and says what the server refuses", async () => {
  inbox.put(row("a", { visitorName: "Dana" }));
  show();
  await act(() => button("Move or change: Dana")?.click());
  const items = [...root.querySelectorAll("[role=menuitem]")].map((one) => one.textContent);
  expect(items[0]).toBe("Done");
  expect(items.at(-1)).toBe("No follow-up");
  await act(async () => {
    button("Tomorrow")?.click();
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(calls.at(-1)).toMatch(/^PUT .*\/conversations\/a\/follow-up \{"at":\d+\}$/);
});

it("says that there is nothing, that it failed, and that it comes", async () => {
  show();
  expect(root.textContent).toMatch(/Nothing planned|Loading/);
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("away")));
  await act(() => loadFollowUps());
  expect(root.querySelector(".blank")).not.toBeNull();
});

it.each<[EventBody, string]>([
  [
    { type: "follow_up_set", at: NOON, note: "Call", for: { agentId: "tom", name: "Tom" } },
    "Mara set a follow-up for WHEN · Tom · Call",
  ],
  [{ type: "follow_up_set", at: NOON, was: NOON - 1 }, "Mara moved the follow-up to WHEN"],
  [{ type: "follow_up_set", at: null }, "Mara removed the follow-up"],
  [
    { type: "follow_up_set", at: NOON, why: "low_rating" },
    "The low rating opened a follow-up for WHEN",
  ],
  [
    { type: "follow_up_set", at: null, why: "low_rating" },
    "The better rating closed the follow-up",
  ],
  [{ type: "follow_up_done", note: "Call" }, "Mara did the follow-up · Call"],
  [
    { type: "follow_up_due", late: false, notified: [{ agentId: "tom", name: "Tom" }] },
    "The time for the follow-up has come · called: Tom",
  ],
  [{ type: "follow_up_due", late: true, notified: [] }, "The follow-up is overdue for a day"],
])("the log says of %o: %s", (body, words) => {
  const said = followUpText(body, "Mara", false) ?? "";
  const [before = "", after = ""] = words.split("WHEN");
  expect(said.startsWith(before)).toBe(true);
  expect(said.endsWith(after)).toBe(true);
});

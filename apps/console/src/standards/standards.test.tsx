import type { Conversation, Standard } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sampleConversation } from "../inbox/sample-conversation.ts";
import { WaitingChip } from "../inbox/waiting-chip.tsx";
import { now } from "../look/now.ts";
import { me } from "../session/session-state.ts";
import { dueTone } from "./due.ts";
import { DueChip } from "./due-chip.tsx";
import { dueText } from "./due-text.ts";
import { StandardsScreen } from "./standards-screen.tsx";
import { standards, standardsChanged } from "./standards-state.ts";
import { targetText } from "./target-text.ts";

const NOTHING = { notify: [], holder: false, raiseTo: null, toTeam: null };
const FAST: Standard = {
  ...{ id: "st1", name: "Fast", siteId: null, teamId: null, priority: "urgent" },
  ...{ replySeconds: 90, solveSeconds: 7200, warnPercent: 75 },
  ...{ onWarned: { ...NOTHING, holder: true }, onMissed: { ...NOTHING, raiseTo: "urgent" } },
};

let root: HTMLElement;
let kept: Standard[];
let said: { method: string; body: unknown }[];
/** What the server refuses the next change with; "" for nothing. */
let refusal = "";

beforeEach(() => {
  [kept, said, refusal] = [[FAST], [], ""];
  vi.stubGlobal("fetch", async (_: string, { method = "GET", body }: RequestInit) => {
    if (method === "GET") return Response.json(kept);
    said.push({ method, body: body && JSON.parse(String(body)) });
    if (refusal)
      return Response.json(
        { kind: "invalid", detail: refusal },
        { status: 400, headers: { "content-type": "application/problem+json" } },
      );
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(FAST);
  });
  HTMLDialogElement.prototype.showModal ??= () => {};
  me.value = { agent: { id: "a1", name: "Nora", role: "owner" }, sites: [] } as never;
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, root);
  root.remove();
  standards.value = null;
  me.value = null;
  vi.unstubAllGlobals();
});

const words = () => root.textContent ?? "";
const button = (name: string) => {
  const found = [...root.querySelectorAll("button")].find((one) =>
    one.textContent?.startsWith(name),
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

async function show(): Promise<void> {
  act(() =>
    render(
      <LocationProvider>
        <StandardsScreen />
      </LocationProvider>,
      root,
    ),
  );
  await vi.waitFor(() => expect(standards.value).not.toBeNull());
}

function draw(row: Conversation, at: number): HTMLElement {
  now.value = at;
  act(() => render(<DueChip row={row} />, root));
  return root.querySelector(".chip") as HTMLElement;
}

it("a target is fine until its warning, then urgent, then late; without one nothing is judged", () => {
  const row = { dueFor: "reply", dueAt: 10_000, warnAt: 8_000 } as const;
  expect([7_999, 8_000, 9_999, 10_000].map((at) => dueTone(row, at))).toEqual([
    ...["ok", "warn", "warn", "bad"],
  ]);
  expect(dueTone({ dueFor: null, dueAt: null, warnAt: null }, 5)).toBeNull();
  expect(dueText({ dueFor: "reply", dueAt: 70_000 }, 5_000)).toBe("Answer due in 1:05");
  expect(dueText({ dueFor: "solve", dueAt: 70_000 }, 130_000)).toBe("Solving is 1:00 late");
});

it("chips take their colour from what was promised, and say it to those who hear them", () => {
  const row = sampleConversation({ dueFor: "reply", dueAt: 400_000, warnAt: 300_000 });
  expect(draw(row, 350_000).className).toContain("warn");
  expect(words()).toContain("Answer due in 0:50");
  expect(draw(row, 460_000).className).toContain("bad");
  expect(words()).toContain("−1:00");
  now.value = 250_000;
  act(() => render(<WaitingChip row={row} />, root));
  // Four minutes are long where nothing is promised, and fine here.
  expect(root.querySelector(".chip")?.className).toContain("ok");
});

it("the log says which target was missed by which standard, and who was called", () => {
  const body = { type: "target_missed", target: "reply", standard: "Fast", dueAt: 1 } as const;
  expect(targetText({ ...body, notified: [{ agentId: "a", name: "Mara" }] })).toBe(
    "The time to answer is over (“Fast”) · called: Mara",
  );
  expect(targetText({ ...body, type: "target_warned", target: "solve", notified: [] })).toBe(
    "The time to solve it is nearly over (“Fast”)",
  );
});

it("standards are listed with what they do; another admin's change appears by itself", async () => {
  await show();
  await vi.waitFor(() => expect(words()).toContain("Answer: 90 seconds"));
  expect(words()).toContain("Solve: 2 hours");
  expect(words()).toContain("After 75 %: calls whoever has it");
  expect(words()).toContain("When over: raises it to Urgent");
  kept = [{ ...FAST, name: "Faster" }];
  standardsChanged();
  await vi.waitFor(() => expect(words()).toContain("Faster"));
});

it("what the server refuses is said by name, and what was typed stays", async () => {
  await show();
  act(() => button("Add a standard").click());
  const name = root.querySelector("dialog input.input") as HTMLInputElement;
  act(() => {
    name.value = "VIPs";
    name.dispatchEvent(new Event("input", { bubbles: true }));
  });
  refusal = "“Fast” is for the same site, team and priority.";
  act(() => {
    root.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  });
  await vi.waitFor(() => expect(words()).toContain("is for the same site, team and priority"));
  expect(said[0]).toMatchObject({
    method: "POST",
    body: { name: "VIPs", replySeconds: 300, onMissed: { holder: true } },
  });
  expect(name.value).toBe("VIPs");
});

it("agents see what is promised, and owners and admins alone change it", async () => {
  me.value = { agent: { id: "a2", name: "Mara", role: "agent" }, sites: [] } as never;
  await show();
  await vi.waitFor(() => expect(words()).toContain("Fast"));
  expect(root.querySelectorAll("button")).toHaveLength(0);
  expect(words()).toContain("Owners and admins set the standards.");
});

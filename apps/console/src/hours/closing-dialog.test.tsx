import type { OpenPlace } from "@foyer/protocol";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { me } from "../session/session-state.ts";
import { ClosingDialog } from "./closing-dialog.tsx";

const SHOP: OpenPlace = {
  ...{ kind: "site", id: "s1", name: "Plant shop", open: true },
  ...{ opensAt: null, closedUntil: null, timeZone: "Europe/Berlin" },
};

let root: HTMLElement;
let said: { path: string; until: number | null }[];

beforeEach(() => {
  said = [];
  vi.stubGlobal("fetch", async (url: string, { method = "GET", body }: RequestInit) => {
    if (method === "GET") return Response.json([SHOP, { ...SHOP, kind: "team", id: "t1" }]);
    const { until } = JSON.parse(String(body)) as { until: number | null };
    said.push({ path: url.replace("/api/v1", ""), until });
    return Response.json({ ...SHOP, open: until === null, opensAt: until, closedUntil: until });
  });
  HTMLDialogElement.prototype.showModal ??= () => {};
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, root);
  root.remove();
  me.value = null;
  vi.unstubAllGlobals();
});

const buttons = (name: string) =>
  [...root.querySelectorAll("button")].filter((one) => one.textContent?.startsWith(name));

async function show(role: string): Promise<void> {
  me.value = { agent: { id: "a1", name: "Nora", role }, sites: [] } as never;
  act(() => render(<ClosingDialog />, root));
  await vi.waitFor(() => expect(root.textContent).toContain("Plant shop"));
}

it("one press closes for an hour, another opens again", async () => {
  await show("owner");
  const before = Date.now();
  act(() => buttons("For an hour")[0]?.click());
  await vi.waitFor(() => expect(root.textContent).toContain("Closed until"));
  expect(said[0]?.path).toBe("/sites/s1/closing");
  expect((said[0]?.until ?? 0) - before).toBeGreaterThanOrEqual(3_590_000);
  act(() => buttons("Open again")[0]?.click());
  await vi.waitFor(() => expect(buttons("Open again")).toHaveLength(0));
  expect(said[1]).toEqual({ path: "/sites/s1/closing", until: null });
});

it("a time of the clock is its next one, today or tomorrow; teams are closed as teams", async () => {
  await show("admin");
  const [, team] = root.querySelectorAll<HTMLFormElement>("form");
  const input = team?.querySelector("input") as HTMLInputElement;
  act(() => {
    input.value = "15:00";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  act(() => void team?.dispatchEvent(new Event("submit", { cancelable: true })));
  await vi.waitFor(() => expect(said).toHaveLength(1));
  const until = new Date(said[0]?.until ?? 0);
  expect(said[0]?.path).toBe("/teams/t1/closing");
  expect([until.getHours(), until.getMinutes()]).toEqual([15, 0]);
  expect(until.getTime()).toBeGreaterThan(Date.now());
  expect(until.getTime() - Date.now()).toBeLessThanOrEqual(25 * 3_600_000);
});

it("agents see how it stands and change nothing", async () => {
  await show("agent");
  expect(buttons("For an hour")).toHaveLength(0);
  expect(root.textContent).toContain("Open now");
});

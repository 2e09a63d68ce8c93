import type { BulkAct } from "@foyer/protocol";
import { afterEach, expect, it, vi } from "vitest";
import { inbox } from "../live/live.ts";
import { actOnSelected, undo, undoing, undoOf } from "./bulk.ts";
import { sampleConversation } from "./sample-conversation.ts";
import { clearSelection, selectAll, selected, selectTo, toggle } from "./selection.ts";

const IDS = ["a", "b", "c", "d", "e"];

afterEach(() => {
  clearSelection();
  undoing.value = null;
  vi.unstubAllGlobals();
});

it("a range is chosen from the last one on, in either direction, beside what was chosen", () => {
  toggle("d");
  selectTo("b", IDS);
  expect([...selected.value].sort()).toEqual(["b", "c", "d"]);
  toggle("c");
  expect([...selected.value].sort()).toEqual(["b", "d"]);
  selectTo("e", IDS);
  expect([...selected.value].sort()).toEqual(["b", "c", "d", "e"]);
});

const rows = [
  sampleConversation({ id: "waits", priority: "low", tags: ["VIP"] }),
  sampleConversation({ id: "mine", state: "active", assigneeId: "me" }),
  sampleConversation({ id: "theirs", state: "active", assigneeId: "them" }),
];
const undone = (act: BulkAct) =>
  undoOf(act, rows, "me").map(({ act: { type, ...rest }, ids }) => [type, rest, ids]);

it("what is undone is as it was: each with its own priority, its own tags, its own agent", () => {
  expect(undone({ type: "priority", priority: "urgent" })).toEqual([
    ["priority", { priority: "low" }, ["waits"]],
    ["priority", { priority: "normal" }, ["mine", "theirs"]],
  ]);
  expect(undone({ type: "tags", add: ["vip"] })).toEqual([
    ["tags", { remove: ["vip"] }, ["mine", "theirs"]],
  ]);
  expect(undone({ type: "transfer", agentId: "me" })).toEqual([
    ["release", {}, ["waits"]],
    ["transfer", { agentId: "them" }, ["theirs"]],
  ]);
  expect(undone({ type: "transfer", agentId: "other" })).toEqual([
    ["transfer", { agentId: "me" }, ["waits", "mine", "theirs"]],
    ["release", {}, ["waits"]],
    ["transfer", { agentId: "them" }, ["theirs"]],
  ]);
  expect(undone({ type: "close", outcome: "solved" })).toEqual([
    ["reopen", {}, ["waits", "mine", "theirs"]],
    ["release", {}, ["waits"]],
  ]);
  expect(undone({ type: "transfer", teamId: "repairs" })).toEqual([]);
});

it("what the server refuses stays chosen, the rest is done and can be taken back", async () => {
  const said: { ids: string[]; act: BulkAct }[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    const { ids, act } = JSON.parse(body) as { ids: string[]; act: BulkAct };
    said.push({ ids, act });
    const answer = (id: string) =>
      id === "mine"
        ? { id, conversation: sampleConversation({ id, state: "closed", change: 9 }) }
        : { id, error: { kind: "not_yours", message: "A colleague has it." } };
    return Response.json({ results: ids.map(answer) });
  });
  for (const row of rows) inbox.put(row);
  selectAll(["mine", "theirs"]);
  await actOnSelected({ type: "close", outcome: "solved" }, (count) => `${count} closed`);
  expect([...selected.value]).toEqual(["theirs"]);
  expect(undoing.value?.text).toBe("1 closed");
  expect(inbox.rows.value.get("mine")?.state).toBe("closed");
  await undo();
  expect(said.at(-1)).toEqual({ act: { type: "reopen" }, ids: ["mine"] });
});

it("more than one request takes is sent in several", async () => {
  const sizes: number[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    sizes.push(JSON.parse(body).ids.length);
    return Response.json({ results: [] });
  });
  selectAll(Array.from({ length: 230 }, (_, i) => `n${i}`));
  await actOnSelected({ type: "priority", priority: "low" }, String);
  expect(sizes).toEqual([100, 100, 30]);
});

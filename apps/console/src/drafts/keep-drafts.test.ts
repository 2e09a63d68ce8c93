import type { Draft, DraftChange, Me } from "@foyer/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readyIds, trayOf } from "../attachments/tray-state.ts";
import { changeDraft, draftOf } from "../messages/draft.ts";
import { me } from "../session/session-state.ts";
import {
  adopt,
  composerOpened,
  keepAll,
  keepOwn,
  loadDrafts,
  offerOf,
  onDraftFrame,
} from "./keep-drafts.ts";

const FILE = { id: "f1", name: "plan.pdf", type: "application/pdf", size: 9 };

/** What the server holds, as its other browsers have written it. */
let stored: Draft[];
let put: (DraftChange & { path: string })[];
let isOffline: boolean;
let id = "";
let count = 0;

const draft = (change: Partial<Draft> = {}): Draft => ({
  ...{ conversationId: id, kind: "reply", text: "Dear Dana", attachments: [], since: 4 },
  ...{ version: `elsewhere-${count++}`, savedAt: 1, ...change },
});

async function answer(url: string, { method, body }: RequestInit): Promise<Response> {
  if (isOffline) throw new TypeError("offline");
  if (method === "GET") return Response.json(stored);
  const change = JSON.parse(String(body)) as DraftChange;
  put.push({ ...change, path: url.replace("/api/v1/drafts/", "") });
  const kind = url.endsWith("note") ? "note" : "reply";
  const before = stored.find((one) => one.conversationId === id && one.kind === kind);
  if (before && before.version !== change.base)
    return Response.json({ saved: false, draft: before });
  const { base: _, attachmentIds, ...written } = change;
  const attachments = attachmentIds.map((one) => ({ ...FILE, id: one }));
  const next = { ...written, conversationId: id, kind, attachments, savedAt: 2 } as Draft;
  const isGone = next.text === "" && attachments.length === 0;
  stored = [...stored.filter((one) => one !== before), ...(isGone ? [] : [next])];
  return Response.json({ saved: true, draft: next });
}

beforeEach(() => {
  vi.useFakeTimers();
  me.value = { agent: { id: "a1", name: "Mara Jensen" }, sites: [] } as unknown as Me;
  [stored, put, isOffline, id] = [[], [], false, `k${count++}`];
  vi.stubGlobal("fetch", answer);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});

const aSecond = () => vi.advanceTimersByTimeAsync(1_000);

it("stores what was written a second after the last key, reply and note apart", async () => {
  await loadDrafts();
  changeDraft(id, { reply: "De" });
  await vi.advanceTimersByTimeAsync(900);
  changeDraft(id, { reply: "Dear", since: 3 });
  changeDraft(id, { note: "Twice" });
  await vi.advanceTimersByTimeAsync(900);
  expect(put).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(put).toMatchObject([
    { path: `${id}/reply`, text: "Dear", base: "", since: 3 },
    { path: `${id}/note`, text: "Twice", base: "" },
  ]);
});

it("stores it at once when the agent looks away, and the next change on top of it", async () => {
  await loadDrafts();
  changeDraft(id, { reply: "Dear" });
  keepAll(id);
  await vi.advanceTimersByTimeAsync(0);
  changeDraft(id, { reply: "" });
  await aSecond();
  expect(put).toMatchObject([{ text: "Dear" }, { text: "", base: put[0]?.version }]);
  expect(stored).toEqual([]);
});

it("brings what another browser wrote to where nothing stands, with its files", async () => {
  stored = [draft({ attachments: [FILE] })];
  await loadDrafts();
  expect(draftOf(id).value).toMatchObject({ reply: "Dear Dana", since: 4 });
  expect(readyIds(trayOf(id).value)).toEqual(["f1"]);
  await aSecond();
  expect(put).toEqual([]);
});

it("offers what is newer, and overwrites nothing unasked", async () => {
  await loadDrafts();
  const closed = composerOpened(id);
  changeDraft(id, { reply: "Hello" });
  await aSecond();
  const other = draft({ text: "Good morning" });
  stored = [other];
  onDraftFrame(other);
  expect(draftOf(id).value.reply).toBe("Hello");
  expect(offerOf(id, "reply").value).toEqual(other);
  changeDraft(id, { reply: "Hello Dana" });
  await aSecond();
  expect(put).toHaveLength(1);
  keepOwn(other);
  await aSecond();
  expect(put[1]).toMatchObject({ text: "Hello Dana", base: other.version });
  const third = draft({ text: "Third" });
  onDraftFrame(third);
  adopt(third);
  expect(draftOf(id).value.reply).toBe("Third");
  expect(offerOf(id, "reply").value).toBeNull();
  closed();
});

it("finds out from the answer when it was not told before", async () => {
  await loadDrafts();
  stored = [draft({ text: "Good morning" })];
  changeDraft(id, { reply: "Hello" });
  await aSecond();
  expect(draftOf(id).value.reply).toBe("Hello");
  expect(offerOf(id, "reply").value?.text).toBe("Good morning");
});

it("is gone here when it was sent elsewhere, unless it was changed here", async () => {
  const sent = draft();
  stored = [sent];
  await loadDrafts();
  onDraftFrame({ ...sent, text: "", version: "elsewhere-sent" });
  expect(draftOf(id).value.reply).toBe("");
  const again = draft();
  onDraftFrame(again);
  changeDraft(id, { reply: "Dear Dana, one more thing" });
  onDraftFrame({ ...again, text: "", version: "elsewhere-sent-2" });
  expect(draftOf(id).value.reply).toBe("Dear Dana, one more thing");
});

it("says again what was written without a connection", async () => {
  await loadDrafts();
  isOffline = true;
  changeDraft(id, { reply: "Written in a tunnel" });
  await aSecond();
  expect(stored).toEqual([]);
  isOffline = false;
  await loadDrafts();
  await aSecond();
  expect(stored).toMatchObject([{ text: "Written in a tunnel" }]);
});

it("takes its own news for no news", async () => {
  await loadDrafts();
  changeDraft(id, { reply: "Dear" });
  await aSecond();
  const own = stored[0] as Draft;
  changeDraft(id, { reply: "Dear Dana" });
  onDraftFrame(own);
  expect(offerOf(id, "reply").value).toBeNull();
  await aSecond();
  expect(stored[0]?.text).toBe("Dear Dana");
});

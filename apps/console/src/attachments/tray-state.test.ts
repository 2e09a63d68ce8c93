import { UPLOAD_MAX } from "@foyer/protocol/limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  clearSent,
  isBusy,
  readyIds,
  remove,
  sentFiles,
  start,
  take,
  trayOf,
} from "./tray-state.ts";

let requests: FakeUpload[] = [];

/** An upload as the browser makes it; the test is the server. */
class FakeUpload {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onloadend: (() => void) | null = null;
  status = 0;
  responseText = "";
  url = "";
  aborted = false;
  constructor() {
    requests.push(this);
  }
  open(_method: string, url: string): void {
    this.url = url;
  }
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {
    this.aborted = true;
  }
  answers(status: number, body?: object): void {
    this.status = status;
    this.responseText = body ? JSON.stringify(body) : "<html>";
    this.onloadend?.();
  }
}

const deleted = vi.fn();
let id = 0;
let conversationId = "";
const items = () => trayOf(conversationId).value;
const file = (name: string) => new File(["hello"], name);
const stored = (name: string) => ({ id: `file-${name}`, name, type: "text/plain", size: 5 });

beforeEach(() => {
  requests = [];
  conversationId = `conversation-${++id}`;
  vi.stubGlobal("XMLHttpRequest", FakeUpload);
  vi.stubGlobal("fetch", deleted.mockResolvedValue(new Response(null, { status: 204 })));
});
afterEach(() => {
  vi.unstubAllGlobals();
  deleted.mockReset();
});

test("a file is on its way, tells how far, and may be sent when it is there", () => {
  take(conversationId, [file("a.txt")]);
  expect(requests[0]?.url).toBe(`/api/v1/uploads?conversationId=${conversationId}&name=a.txt`);
  requests[0]?.upload.onprogress?.({ loaded: 2, total: 4 });
  expect([items()[0]?.share, isBusy(items()), readyIds(items())]).toEqual([0.5, true, []]);
  requests[0]?.answers(200, stored("a.txt"));
  expect([isBusy(items()), readyIds(items())]).toEqual([false, ["file-a.txt"]]);
  clearSent(conversationId);
  expect([items(), sentFiles(["file-a.txt", "unknown"])]).toEqual([[], [stored("a.txt")]]);
});

test("what cannot be taken says why, and nothing is sent of it", () => {
  const large = new File(["x"], "large.bin");
  Object.defineProperty(large, "size", { value: UPLOAD_MAX + 1 });
  take(conversationId, [new File([], "empty.txt"), large]);
  expect(items().map(({ why }) => why)).toEqual([
    ...["The file is empty.", "The file is too large: 20 MB is the most."],
  ]);
  expect(requests).toEqual([]);
});

test("a refusal is told in the server's words; without an answer it may be tried again", () => {
  take(conversationId, [file("a.txt"), file("b.txt")]);
  requests[0]?.answers(400, { kind: "upload_refused", detail: "The file is a program." });
  requests[1]?.answers(0);
  expect(items().map(({ why, mayRetry }) => [why, mayRetry])).toEqual([
    ["The file is a program.", false],
    ["The connection was lost.", true],
  ]);
  const lost = items()[1]?.file;
  if (lost instanceof File) start(conversationId, lost);
  requests[2]?.answers(200, stored("b.txt"));
  expect(readyIds(items())).toEqual(["file-b.txt"]);
});

test("what is taken out is broken off, or removed from the server", () => {
  take(conversationId, [file("a.txt"), file("b.txt")]);
  requests[1]?.answers(200, stored("b.txt"));
  for (const item of items()) remove(conversationId, item);
  expect([items(), requests[0]?.aborted]).toEqual([[], true]);
  expect(deleted.mock.calls[0]?.[0]).toBe("/api/v1/uploads/file-b.txt");
});

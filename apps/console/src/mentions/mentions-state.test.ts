import type { Mention, MentionsPage } from "@foyer/protocol";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  lastMention,
  loadMentions,
  loadMoreMentions,
  mayReadMentionsIn,
  mentions,
  onMention,
  readMentionsIn,
  unreadMentions,
} from "./mentions-state.ts";

const mention = (seq: number, conversationId = "k1", readAt: number | null = null) =>
  ({ conversationId, seq, at: seq, text: `Note ${seq}`, readAt }) as Mention;

let answers: MentionsPage[];
let asked: string[];

beforeEach(() => {
  mentions.value = null;
  unreadMentions.value = 0;
  lastMention.value = null;
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url.replace("/api/v1", "")}`);
    return method === "GET" ? Response.json(answers.shift()) : new Response(null, { status: 204 });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const seqs = () => mentions.value?.map(({ seq }) => seq);

it("loads page by page, and a new one comes first and counts once", async () => {
  answers = [
    { items: [mention(3), mention(2, "k2")], unread: 3, cursor: "2.2.k2" },
    { items: [mention(1)], unread: 3, cursor: null },
  ];
  await loadMentions();
  await loadMoreMentions();
  await loadMoreMentions();
  expect(asked).toEqual(["GET /mentions", "GET /mentions?cursor=2.2.k2"]);
  onMention(mention(4));
  onMention(mention(4));
  expect(seqs()).toEqual([4, 3, 2, 1]);
  expect(unreadMentions.value).toBe(4);
  expect(lastMention.value?.seq).toBe(4);
});

it("one that comes while the list is on its way is not lost", async () => {
  answers = [
    { items: [], unread: 0, cursor: null },
    { items: [mention(1)], unread: 1, cursor: null },
  ];
  const loading = loadMentions();
  onMention(mention(1));
  await loading;
  await vi.waitFor(() => expect(seqs()).toEqual([1]));
  expect(unreadMentions.value).toBe(1);
});

it("opening the conversation reads what is in it, and asks nothing where there is nothing to read", async () => {
  answers = [
    { items: [mention(3), mention(2, "k2"), mention(1, "k1", 5)], unread: 2, cursor: null },
  ];
  await loadMentions();
  expect([mayReadMentionsIn("k1"), mayReadMentionsIn("k3")]).toEqual([true, false]);
  await readMentionsIn("k1");
  expect(unreadMentions.value).toBe(1);
  expect(mayReadMentionsIn("k1")).toBe(false);
  expect(asked.at(-1)).toBe("POST /mentions/read");
});

it("with more unread than are loaded, any conversation may hold one", async () => {
  answers = [{ items: [mention(3)], unread: 2, cursor: "3.3.k1" }];
  await loadMentions();
  expect(mayReadMentionsIn("k9")).toBe(true);
});

import type { CallKind, NotificationSettings } from "@foyer/protocol";
import { effect } from "@preact/signals";
import { groups } from "../inbox/inbox-lists.ts";
import { inbox } from "../live/live.ts";
import { mentions } from "../mentions/mentions-state.ts";
import { myStatus } from "../presence/presence-state.ts";
import { isAutomatic } from "../routing/routing-state.ts";
import { myId } from "../session/session-state.ts";
import { sound, watchAudio } from "./audio.ts";
import { showBadge } from "./badge.ts";
import { called } from "./called.ts";
import { type Call, callsIn } from "./calls.ts";
import { type Leading, startLeading } from "./leading.ts";
import { notice } from "./notice.ts";
import { settings } from "./notification-state.ts";

/** While somebody waits, the sound comes again so often, in milliseconds. */
export const REPEAT_MS = 8_000;

/** Title, icon, sound and notifications follow what wants this agent; returns how to stop. */
export function watchForWork(open: (call: Call) => void): () => void {
  const leading = startLeading();
  const stops = [
    watchAudio(),
    effect(() => showBadge(countOf(callsNow()))),
    watchLists(leading, open),
    watchCalled(leading, open),
    repeatWhileWaiting(leading),
    leading.stop,
  ];
  return () => {
    for (const stop of stops) stop();
    showBadge(0);
  };
}

/** Whoever is busy or away is not called to those who wait; what is theirs already still calls. */
const isWanted = (kind: CallKind, wish: keyof NotificationSettings["calls"][CallKind]): boolean =>
  settings.peek().calls[kind][wish] && !(kind === "waiting" && myStatus.peek() !== "available");

function callsNow(): Map<string, Call> {
  const { waiting, left, mine } = groups.value;
  // Who wants a mail or a call waits without a bell, until they are offered to somebody.
  const offered = left.filter((row) => row.offeredTo === myId.value);
  return callsIn({
    ...{ waiting: [...waiting, ...offered], mine, mentions: mentions.value ?? [] },
    isOffered: (row) => row.offeredTo === myId.value,
    isAutomatic: (row) => isAutomatic(row.teamId),
  });
}

/** Conversations that want somebody, each once. */
const countOf = (calls: Map<string, Call>): number =>
  new Set([...calls.values()].map(({ conversationId }) => conversationId)).size;

function watchLists(leading: Leading, open: (call: Call) => void): () => void {
  let known: ReadonlySet<string> | null = null;
  let knowsMentions = false;
  return effect(() => {
    const calls = callsNow();
    // What was there before this page says nothing new; mentions come a moment after the rows.
    const isFirst = !inbox.loaded.value || known === null;
    const firstMentions = !knowsMentions && mentions.value !== null;
    knowsMentions = mentions.value !== null;
    if (!inbox.loaded.value) return;
    const before = known;
    known = new Set(calls.keys());
    if (isFirst) return;
    const news = [...calls.values()].filter(
      ({ key, kind }) => !before?.has(key) && !(kind === "mention" && firstMentions),
    );
    alert(news, leading, open);
  });
}

function watchCalled(leading: Leading, open: (call: Call) => void): () => void {
  return effect(() => {
    const call = called.value;
    if (call) alert([call], leading, open);
    called.value = null;
  });
}

/** One sound for all that is new at once, and a notification for the newest of each conversation. */
function alert(news: Call[], leading: Leading, open: (call: Call) => void): void {
  const fresh = news.filter((call) => !isLookedAt(call.complaintId ?? call.conversationId));
  if (fresh.length === 0 || !leading.leads()) return;
  const { tune, volume } = settings.peek();
  if (fresh.some(({ kind }) => isWanted(kind, "sound"))) void sound(tune, volume);
  if (document.visibilityState === "visible" && document.hasFocus()) return;
  for (const call of fresh.filter(({ kind }) => isWanted(kind, "notice")).slice(-NOTICES_MAX))
    notice(call, open);
}

/** After a long absence many things are new: a heap of notifications tells no more than a few. */
const NOTICES_MAX = 3;

/** Whoever looks at the conversation already needs no call. */
const isLookedAt = (id: string): boolean =>
  document.visibilityState === "visible" && document.hasFocus() && location.pathname.endsWith(id);

function repeatWhileWaiting(leading: Leading): () => void {
  const timer = setInterval(() => {
    const { repeat, tune, volume } = settings.peek();
    if (!repeat || groups.peek().waiting.length === 0) return;
    if (isWanted("waiting", "sound") && leading.leads()) void sound(tune, volume);
  }, REPEAT_MS);
  return () => clearInterval(timer);
}

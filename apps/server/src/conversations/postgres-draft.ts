import type { ChangeSpan, Needs } from "../db/db.ts";
import type { NewMention } from "../mentions/mention-ledger.ts";
import type { NewEvent, Place } from "../messages/event-ledger.ts";
import { ComeAgain } from "../visitors/come-again.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { Ledger } from "./ledger.ts";

/** What the database answered to the needs of a batch; `need` is the place of a need among them. */
export interface Answers {
  visitors: { id: string; name: string | null; merged: boolean; latest: ConversationRow | null }[];
  conversations: ConversationRow[];
  repeats: (Place & { need: number })[];
  unread: { need: number; count: number }[];
}

/** A conversation as a transaction has left it. */
export interface LeftRow {
  row: ConversationRow;
  /** As it was read; null for a new one. */
  before: ConversationRow | null;
}

/** What a transaction stores. */
export interface ToStore {
  /** Each conversation once; `change` counts from the transaction's first. */
  rows: LeftRow[];
  events: NewEvent[];
  mentions: NewMention[];
  /** What has to be numbered, in order: a conversation as often as it was changed. */
  changes: readonly ConversationRow[];
}

/** What one transaction knows of conversations, and what its writes have staged. In memory alone. */
export interface ConversationDraft extends Ledger {
  /** Takes what was asked for; once, before any write runs. */
  know(answers: Answers): void;
  keep(): void;
  drop(): void;
  /** Forgets what was kept of these conversations. */
  leaveOut(isOut: (left: LeftRow) => boolean): void;
  /** What was kept. Once, and after the last write. */
  toStore(): ToStore;
  /** Gives all changes their numbers, the first `base` + 1. */
  number(base: number): ChangeSpan | undefined;
  /** The conversations that were kept, as they are now. */
  left(): LeftRow[];
}

/** `needs` is undefined for a direct write, which reads for itself and only stages here. */
export function createConversationDraft(needs: readonly Needs[] | undefined): ConversationDraft {
  const rows = new Map<string, ConversationRow | undefined>();
  const latest = new Map<string, string | undefined>();
  const names = new Map<string, string | null>();
  /** Those who are part of another visitor now. */
  const gone = new Set<string>();
  const repeats = new Map<string, Place | undefined>();
  const unread = new Map<string, number>();

  const kept = new Map<string, LeftRow>();
  const pending = new Map<string, LeftRow>();
  /** One for each `update`, in order: numbered together, when they are stored. */
  let changes: ConversationRow[] = [];
  let pendingChanges: ConversationRow[] = [];
  let events: NewEvent[] = [];
  let pendingEvents: NewEvent[] = [];
  let mentions: NewMention[] = [];
  let pendingMentions: NewMention[] = [];

  function unknown(what: string): Error {
    return new Error(
      needs
        ? `staged work asks for ${what}, which is not among its needs`
        : `a direct write asks for ${what}: it reads for itself`,
    );
  }

  function known<T>(map: Map<string, T>, key: string, what: string): T {
    const value = map.get(key);
    if (value === undefined && !map.has(key)) throw unknown(what);
    return value as T;
  }

  const staged = (id: string) => (pending.get(id) ?? kept.get(id))?.row;

  function byId(id: string): ConversationRow | undefined {
    return staged(id) ?? known(rows, id, `conversation ${id}`);
  }

  function stage(row: ConversationRow, before: ConversationRow | null): void {
    const earlier = pending.get(row.id) ?? kept.get(row.id);
    pending.set(row.id, { row, before: earlier ? earlier.before : before });
  }

  function opened(visitorId: string): ConversationRow | undefined {
    for (const { row, before } of pending.values()) {
      if (before === null && row.visitorId === visitorId) return row;
    }
    return undefined;
  }

  function drop(): void {
    pending.clear();
    pendingChanges = [];
    pendingEvents = [];
    pendingMentions = [];
  }

  return {
    know(answers) {
      for (const need of needs ?? []) {
        if (need.visitorId) latest.set(need.visitorId, undefined);
        if (need.conversationId) rows.set(need.conversationId, undefined);
      }
      for (const { id, name, merged, latest: row } of answers.visitors) {
        names.set(id, name);
        if (merged) gone.add(id);
        if (!row) continue;
        latest.set(id, row.id);
        rows.set(row.id, row);
      }
      for (const row of answers.conversations) {
        rows.set(row.id, row);
        names.set(row.visitorId, row.visitorName);
      }
      const found = new Map(answers.repeats.map(({ need, ...place }) => [need, place]));
      (needs ?? []).forEach(({ visitorId, conversationId, clientId }, i) => {
        const sayer = visitorId ?? (conversationId && rows.get(conversationId)?.visitorId);
        if (sayer && clientId) repeats.set(`${sayer} ${clientId}`, found.get(i));
      });
      for (const { need, count } of answers.unread) {
        const { conversationId, unreadAfter } = needs?.[need] ?? {};
        unread.set(`${conversationId} ${unreadAfter}`, count);
      }
    },

    byId,

    latestOf(visitorId) {
      const row = opened(visitorId);
      if (row) return row;
      const id = known(latest, visitorId, `the latest conversation of visitor ${visitorId}`);
      return id === undefined ? undefined : byId(id);
    },

    nameOf(visitorId) {
      if (gone.has(visitorId)) throw new ComeAgain();
      return latest.has(visitorId) || names.has(visitorId)
        ? (names.get(visitorId) ?? null)
        : known(names, visitorId, `the name of visitor ${visitorId}`);
    },

    insert: (row) => stage(row, null),

    update(row, before) {
      stage(row, before);
      pendingChanges.push(row);
    },

    add: (event) => void pendingEvents.push(event),

    mention: (mention) => void pendingMentions.push(mention),

    repeatOf: (visitorId, clientId) =>
      known(repeats, `${visitorId} ${clientId}`, `what visitor ${visitorId} said as ${clientId}`),

    unreadAfter(conversationId, seq) {
      const what = `the unread messages of conversation ${conversationId} after ${seq}`;
      const stored = known(unread, `${conversationId} ${seq}`, what);
      const added = [...events, ...pendingEvents].filter(
        (event) => event.conversationId === conversationId && event.seq > seq && isSaid(event),
      );
      return stored + added.length;
    },

    keep() {
      for (const [id, change] of pending) {
        if (change.before === null && !kept.has(id)) latest.set(change.row.visitorId, id);
        kept.set(id, change);
      }
      changes.push(...pendingChanges);
      events.push(...pendingEvents);
      mentions.push(...pendingMentions);
      for (const { visitorId, conversationId, clientId, seq } of pendingEvents) {
        if (clientId) repeats.set(`${visitorId} ${clientId}`, { conversationId, seq });
      }
      drop();
    },

    drop,

    leaveOut(isOut) {
      for (const [id, left] of kept) if (isOut(left)) kept.delete(id);
      changes = changes.filter(({ id }) => kept.has(id));
      events = events.filter(({ conversationId }) => kept.has(conversationId));
      mentions = mentions.filter(({ conversationId }) => kept.has(conversationId));
    },

    toStore() {
      changes.forEach((row, i) => {
        row.change = i + 1;
      });
      return {
        rows: [...kept.values()],
        events,
        mentions,
        changes,
      };
    },

    number(base) {
      changes.forEach((row, i) => {
        row.change = base + i + 1;
      });
      return changes.length > 0 ? { from: base + 1, to: base + changes.length } : undefined;
    },

    left: () => [...kept.values()],
  };
}

/** Whether the visitor's side of the conversation has written it. */
const isSaid = ({ by, body }: NewEvent): boolean =>
  by.kind === "visitor" && (JSON.parse(body) as { type: string }).type === "message";

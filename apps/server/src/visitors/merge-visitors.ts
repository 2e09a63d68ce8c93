import type { ErrorDown, Event, MergePreview, Visitor } from "@foyer/protocol";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { GivenConversations } from "../conversations/given-conversations.ts";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { Hub } from "../socket/hub.ts";
import { lastTopic } from "../socket/topics.ts";
import type { Blocks } from "./blocks.ts";
import { filled, oneOf } from "./merged-facts.ts";
import type { ShowVisitor } from "./show-visitor.ts";
import type { VisitStore } from "./visit-store.ts";
import type { VisitorNews } from "./visitor-news.ts";
import type { VisitorNoteStore } from "./visitor-note-store.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

export type MergeVisitors = ReturnType<typeof createMergeVisitors>;

/** Two profiles were one person: one stays, the other becomes a part of it. It cannot be undone. */
export function createMergeVisitors(deps: {
  db: Db;
  hub: Hub;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  visits: VisitStore;
  notes: VisitorNoteStore;
  blocks: Blocks;
  conversations: GivenConversations;
  changes: ConversationChanges;
  refresh: RefreshConversations;
  news: VisitorNews;
  show: ShowVisitor;
  alsoGive?: (fromId: string, intoId: string) => Promise<unknown>;
}) {
  const { db, hub, visitors, tokens, visits, notes, blocks, conversations, changes, refresh } =
    deps;

  /** What merging would bring about. Refuses two that cannot be one. */
  async function preview(fromId: string, intoId: string): Promise<MergePreview> {
    const [from, into] = [await visitors.current(fromId), await visitors.current(intoId)];
    checkPair(from, into);
    const theirs = await conversations.ofVisitor(from.id);
    const others = await conversations.ofVisitor(into.id);
    return {
      ...{ from: deps.show(from), into: deps.show(into) },
      ...{ conversations: theirs.length, notes: await notes.countOf(from.id) },
      closes: theirs.some(isOpen) && others.some(isOpen),
      fills: Object.keys(filled(from, into)),
    };
  }

  /** Returns the one who stays. */
  async function merge(agentId: string, fromId: string, intoId: string): Promise<Visitor> {
    const { into } = await db.writes.write(() => inside(agentId, fromId, intoId), publish);
    return deps.show(await visitors.current(into.id));
  }

  async function inside(agentId: string, fromId: string, intoId: string) {
    // In one order, so that no two wait for each other.
    for (const id of [fromId, intoId].sort()) await visitors.lockedById(id);
    const from = await visitors.lockedCurrent(fromId);
    const into = await visitors.lockedCurrent(intoId);
    checkPair(from, into);
    const rows = await conversations.ofVisitor(from.id);
    const others = await conversations.ofVisitor(into.id);
    const closes = others.some(isOpen);
    await conversations.give(rows, into.id, closes);
    await giveRest(from, into);
    const merged = { ...into, ...oneOf(from, into) };
    const moved = rows.map((row) => ({ ...row, visitorId: into.id, visitorName: merged.name }));
    const recorded = moved.map((row) => remark(agentId, from, row, closes && isOpen(row)));
    const renamed = merged.name === into.name ? [] : others;
    const shown = renamed.map((row) => ({ ...row, visitorName: merged.name }));
    return {
      ...{ from, into, recorded, rows: refresh.renumber(shown) },
      ...{ block: await takeBlock(from, into), moves: rows.some(isOpen) },
    };
  }

  /** All that is said of one beside their conversations is said of the other. */
  async function giveRest(from: VisitorRow, into: VisitorRow): Promise<void> {
    await tokens.give(from, into.id);
    await visits.give(from.id, into.id);
    await notes.give(from.id, into.id);
    await deps.alsoGive?.(from.id, into.id);
    await visitors.remerge(from.id, into.id);
    // First: no two may have the same id at the owner's.
    await visitors.update(from.id, {
      ...EMPTY,
      tokenHash: hashOf(newSecret()),
      mergedInto: into.id,
    });
    await visitors.update(into.id, oneOf(from, into));
  }

  /** Nobody gets round a block by being merged. */
  async function takeBlock({ id }: VisitorRow, into: VisitorRow) {
    const block = blocks.of(id);
    return block && !blocks.of(into.id) ? blocks.put({ ...block, visitorId: into.id }) : undefined;
  }

  function remark(
    agentId: string,
    { name }: VisitorRow,
    row: ConversationRow,
    instead: boolean,
  ): Recorded {
    const body: Event["body"] = { type: "merged", name, ...(instead && { instead }) };
    return changes.change(row, {
      act: instead ? { type: "visitor_close", outcome: "not_solved" } : { type: "visitor_remark" },
      by: { kind: "agent", id: agentId },
      says: [{ body }],
    });
  }

  function publish(done: Awaited<ReturnType<typeof inside>>): void {
    const { from, into, recorded, rows, block, moves } = done;
    // First: who is there must not take what was just moved for what they have before them.
    hub.publish(lastTopic(from.id), MOVED);
    if (moves) hub.publish(lastTopic(into.id), MOVED);
    recorded.forEach(changes.publish);
    refresh.publish(rows);
    if (block) blocks.publish(block);
    deps.news(from.id);
    deps.news(into.id);
  }

  return { preview, merge };
}

const MOVED: ErrorDown = {
  type: "error",
  kind: "not_ready",
  message: "This visitor is part of another one now: come again.",
};

/** What is left of one who was merged. */
const EMPTY = {
  ...{ name: null, email: null, phone: null, attributes: {}, externalId: null },
  ...{ vouched: [], tags: "", page: null },
};

const isOpen = ({ state }: ConversationRow): boolean => state !== "closed";

function checkPair(from: VisitorRow, into: VisitorRow): void {
  if (from.id === into.id) throw new Refusal("invalid", "intoId: this is the same visitor.");
  if (from.siteId !== into.siteId)
    throw new Refusal("invalid", "intoId: visitors of two sites cannot be one.");
  if (from.externalId !== null && into.externalId !== null)
    throw new Refusal("invalid", "intoId: the site's owner vouches for both, as two people.");
}

import type { Event } from "@foyer/protocol";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { GivenConversations } from "../conversations/given-conversations.ts";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { VisitStore } from "./visit-store.ts";
import type { VisitorNoteStore } from "./visitor-note-store.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** What is to be told once it is on disk. */
export interface HandedOver {
  recorded: Recorded[];
  rows: ConversationRow[];
}

export type HandOver = ReturnType<typeof createHandOver>;

/** What becomes of an anonymous visitor's conversations when it turns out who they are. All inside a write. */
export function createHandOver(deps: {
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  visits: VisitStore;
  notes: Pick<VisitorNoteStore, "give">;
  conversations: GivenConversations;
  changes: ConversationChanges;
  refresh: RefreshConversations;
}) {
  const { visitors, tokens, visits, notes, conversations, changes, refresh } = deps;

  /** The same visitor, by name now: the log of what is open says so. */
  async function toThemselves(visitorId: string, externalId: string): Promise<HandedOver> {
    const rows = await conversations.ofVisitor(visitorId);
    const body: Event["body"] = { type: "identified", externalId };
    const open = rows.find(({ state }) => state !== "closed");
    const recorded = open ? [remark(open, body)] : [];
    return { recorded, rows: refresh.renumber(rows.filter((row) => row !== open)) };
  }

  /**
   * Everything that `from` said goes to `to`. Nobody has two open conversations: theirs stays, and the
   * anonymous one is closed. Who still speaks as `from` comes again, as somebody else: that token opens nothing.
   */
  async function toAnother(from: VisitorRow, to: VisitorRow): Promise<HandedOver> {
    // In one order, so that no two wait for each other.
    for (const id of [from.id, to.id].sort()) await visitors.lockedById(id);
    const rows = await conversations.ofVisitor(from.id);
    const has = (await conversations.ofVisitor(to.id)).some(({ state }) => state !== "closed");
    await conversations.give(rows, to.id, has);
    await becomePartOf(from.id, to.id);
    const theirs = rows.map((row) => ({ ...row, visitorId: to.id, visitorName: to.name }));
    const open = theirs.find(({ state }) => state !== "closed");
    const externalId = to.externalId ?? "";
    const recorded = open
      ? [has ? closed(open, externalId) : remark(open, { type: "identified", externalId })]
      : [];
    return { recorded, rows: refresh.renumber(theirs.filter((row) => row !== open)) };
  }

  async function becomePartOf(fromId: string, intoId: string): Promise<void> {
    await tokens.removeOf(fromId);
    await visits.give(fromId, intoId);
    await notes.give(fromId, intoId);
    await visitors.remerge(fromId, intoId);
    await visitors.update(fromId, { tokenHash: hashOf(newSecret()), mergedInto: intoId });
  }

  const remark = (row: ConversationRow, body: Event["body"]): Recorded =>
    changes.change(row, {
      ...{ act: { type: "visitor_remark" }, by: { kind: "system" }, says: [{ body }] },
    });

  const closed = (row: ConversationRow, externalId: string): Recorded =>
    changes.change(row, {
      act: { type: "visitor_close", outcome: "not_solved" },
      by: { kind: "system" },
      says: [{ body: { type: "identified", externalId, instead: true } }],
    });

  return {
    toThemselves,
    toAnother,
    /** Their name is another now. */
    async renamed(visitorId: string): Promise<HandedOver> {
      return { recorded: [], rows: await refresh.mark(visitorId) };
    },
    publish({ recorded, rows }: HandedOver): void {
      recorded.forEach(changes.publish);
      refresh.publish(rows);
    },
  };
}

import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic, conversationTopic, type Topic, visitorTopic } from "../socket/topics.ts";
import type { SpanMessage, TopicFrame } from "./bus-message.ts";
import type { ClusterStore } from "./cluster-store.ts";

/** Conversations read in one go: what more has changed is read after them. */
const ROWS_AT_ONCE = 200;

/** Rows in the order of their changes. */
export interface ChangedRows {
  changedAfter(after: number, limit: number): Promise<ConversationRow[]>;
}

/** Who has been mentioned in conversations, and has not read it. */
export interface UnreadMentions {
  unreadIn(conversationIds: readonly string[]): Promise<string[]>;
}

/**
 * What changed after a number, read from the database: the rows for the lists, and for everybody here
 * who has one of the conversations on the screen its newest page, of which each client takes what it
 * lacks (and asks for what lies before it). Who has unread mentions there is told to look at them.
 */
export function createMissingChanges(deps: {
  hub: Hub;
  store: Pick<ClusterStore, "head">;
  conversations: ChangedRows;
  readEvents: ReadEvents;
  mentions: UnreadMentions;
}): (after: number) => Promise<SpanMessage> {
  const { hub, store, conversations, readEvents, mentions } = deps;

  async function pageFor(row: ConversationRow, topic: Topic): Promise<TopicFrame[]> {
    if (!hub.listens(topic)) return [];
    const audience = topic.startsWith("visitor:") ? "visitor" : "agents";
    return [[topic, JSON.stringify(await readEvents.page(audience, row, 0))]];
  }

  async function mentionsIn(rows: readonly ConversationRow[]): Promise<TopicFrame[]> {
    const agentIds = await mentions.unreadIn(rows.map(({ id }) => id));
    const topics = agentIds.map(agentTopic).filter(hub.listens);
    return topics.map((topic) => [topic, JSON.stringify({ type: "mentions" })]);
  }

  return async (after) => {
    // Read first: a row that changes meanwhile has a later number then, and comes with that.
    const head = await store.head();
    const found = await conversations.changedAfter(after, ROWS_AT_ONCE);
    const rows = found.filter(({ change }) => change <= head);
    const isAll = found.length < ROWS_AT_ONCE;
    const frames: TopicFrame[] = [];
    for (const row of rows) {
      frames.push(...(await pageFor(row, conversationTopic(row.id))));
      frames.push(...(await pageFor(row, visitorTopic(row.visitorId))));
    }
    frames.push(...(await mentionsIn(rows)));
    const to = isAll ? head : Math.max(after, rows.at(-1)?.change ?? head);
    return { type: "span", from: after + 1, to, rows, frames };
  };
}

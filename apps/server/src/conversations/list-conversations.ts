import type { Conversation, ConversationPage, ViewFilter } from "@foyer/protocol";
import { type Looker, matchesFilter } from "@foyer/protocol/matches-filter";
import type { Clock } from "../clock.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";
import type { ConversationFilter, ConversationStore, Order } from "./conversation-store.ts";

/** Conversations in one page of a list. */
const PAGE = 50;

/** Rows that are read at once, and at most for one page: a rare tag must not read all there ever was. */
const READ = 250;
const READ_MAX = 2_500;

/** What a list is asked for: a filter, one visitor's, and the cursor that the page before ended with. */
export interface ListWish {
  filter: ViewFilter;
  visitorId?: string | undefined;
  cursor?: string | undefined;
}

export type ListConversations = ReturnType<typeof createListConversations>;

/**
 * Pages of conversations: closed ones by their end, others and mixed ones by their beginning, newest first.
 * A page may be short, even empty, and still have a cursor: what fits was sought so far and no further.
 */
export function createListConversations(deps: {
  clock: Clock;
  store: ConversationStore;
  /** The teams that an agent is in. */
  teamIdsOf(agentId: string): string[];
}) {
  const { clock, store, teamIdsOf } = deps;

  async function list(myId: string, wish: ListWish): Promise<ConversationPage> {
    const looker = { myId, myTeamIds: teamIdsOf(myId), now: clock.now() };
    const asked = askedOf(wish, looker);
    const items: Conversation[] = [];
    let before = startOf(wish.cursor);
    // Mostly all fit, and the first read is the page.
    for (let size = PAGE, read = 0; read < READ_MAX && items.length < PAGE; size = READ) {
      const rows = await store.page({ ...asked, ...(before && { before }), limit: size + 1 });
      read += rows.length;
      for (const row of rows.slice(0, size)) {
        before = placeOf(row, asked.order);
        const conversation = toConversation(row);
        if (matchesFilter(conversation, wish.filter, looker)) items.push(conversation);
        if (items.length === PAGE) break;
      }
      const last = rows.at(-1);
      if (rows.length <= size && (!last || isAt(last, before))) return { items, cursor: null };
    }
    return { items, cursor: before ? `${before.at}_${before.id}` : null };
  }
  return list;
}

const isAt = ({ id }: ConversationRow, place: { id: string } | undefined) => place?.id === id;

/** What the database sorts out by itself; the rest is looked at row by row. */
function askedOf(
  { filter, visitorId }: ListWish,
  looker: Looker,
): Omit<ConversationFilter, "limit"> & { order: Order } {
  const { states, siteIds, priorities, langs } = filter;
  const isClosed = states?.length === 1 && states[0] === "closed";
  return {
    order: isClosed && visitorId === undefined ? "closed" : "opened",
    ...(visitorId !== undefined && { visitorId }),
    ...(states && { states }),
    ...(siteIds && { siteIds }),
    ...(priorities && { priorities }),
    ...(langs && { langs }),
    ...heldBy(filter, looker),
  };
}

function heldBy({ assignees, teamIds }: ViewFilter, { myId, myTeamIds }: Looker) {
  const agents = assignees?.map((id) => (id === "me" ? myId : id));
  return {
    // Nobody's are null, which no list of ids finds.
    ...(agents && !agents.includes("nobody") && { assigneeIds: agents }),
    ...(teamIds && { teamIds: teamIds.flatMap((id) => (id === "mine" ? myTeamIds : [id])) }),
  };
}

const placeOf = (row: ConversationRow, order: Order) => ({
  at: order === "closed" ? (row.closedAt ?? 0) : row.openedAt,
  id: row.id,
});

function startOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const at = cursor.indexOf("_");
  return { at: Number(cursor.slice(0, at)), id: cursor.slice(at + 1) };
}

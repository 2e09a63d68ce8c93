import type { Mention, MentionsPage } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic } from "../socket/topics.ts";
import { excerpt } from "./mention-colleagues.ts";
import type { MentionPlace, MentionStore } from "./mention-store.ts";

const PAGE = 50;

export type ReadMentions = ReturnType<typeof createReadMentions>;

/** An agent's own mentions: listed, and read with the conversation that they are in. */
export function createReadMentions(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  directory: AgentDirectory;
  find: FindConversation;
  store: MentionStore;
}) {
  const { db, clock, hub, directory, find, store } = deps;

  /** A page of them, newest first; `cursor` is where the page before ended. */
  async function list(agentId: string, cursor: string | undefined): Promise<MentionsPage> {
    // Counted first: one that comes meanwhile is told by itself.
    const unread = await store.unread(agentId);
    const rows = await store.page(
      agentId,
      cursor === undefined ? undefined : placeOf(cursor),
      PAGE + 1,
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      unread,
      cursor: rows.length > PAGE && last ? cursorOf(last) : null,
      items: shown.map(
        ({ byId, body, ...row }): Mention => ({
          ...row,
          by: directory.card(byId ?? ""),
          text: body.type === "note" ? excerpt(body.text) : "",
        }),
      ),
    };
  }

  /** The conversation was opened: its mentions of this agent are read. */
  async function read(agentId: string, conversationId: string): Promise<void> {
    await find.existing(conversationId);
    await db.writes.write(
      () => store.markRead(agentId, conversationId, clock.now()),
      (some) => {
        if (some) hub.publish(agentTopic(agentId), { type: "mentions" });
      },
    );
  }

  return { list, read };
}

const cursorOf = ({ at, seq, conversationId }: MentionPlace): string =>
  `${at}.${seq}.${conversationId}`;

function placeOf(cursor: string): MentionPlace {
  const [at, seq, conversationId = ""] = cursor.split(".");
  return { at: Number(at), seq: Number(seq), conversationId };
}

import type { Conversation, Invite } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import { toConversation } from "../conversations/conversation-row.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { checkText } from "../messages/text.ts";
import { Refusal } from "../refusal.ts";
import { newSecret } from "../secret.ts";
import type { Hub } from "../socket/hub.ts";
import { visitorTopic } from "../socket/topics.ts";
import type { VisitorRow } from "../visitors/add-visitor.ts";
import type { MarkInvited } from "../visitors/mark-invited.ts";
import { pathOf } from "../visitors/visit-page.ts";
import type { LiveVisitors } from "./live-visitors.ts";

export type InviteVisitor = ReturnType<typeof createInviteVisitor>;

/** An agent writes first to somebody who is on a site: it opens a conversation, which is theirs. */
export function createInviteVisitor(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  live: LiveVisitors;
  markInvited: MarkInvited;
  changes: ConversationChanges;
  find: FindConversation;
}) {
  const { db, clock, hub, live, markInvited, changes, find } = deps;

  return async (agentId: string, id: string, invite: Invite): Promise<Conversation> => {
    const text = checkText(invite.text);
    const there = live.find(id);
    if (!there) throw new Refusal("not_found", "They have left the site.");
    const latest = await find.latestOf(id);
    if (latest && latest.state !== "closed") throw talking();
    const token = there.guest ? newSecret() : undefined;
    const visitor = await markInvited(there, token);
    live.invited(visitor.id, clock.now());
    if (token) hub.publish(visitorTopic(id), { type: "invited", token });
    return open(agentId, visitor, text);
  };

  async function open(agentId: string, visitor: VisitorRow, text: string): Promise<Conversation> {
    const { id, siteId, name, page } = visitor;
    const by = { kind: "agent", id: agentId } as const;
    const { row } = await db.writes.stage(
      { visitorId: id },
      () => {
        if (find.openOf(id)) throw talking();
        const who = { id, siteId, name, pagePath: pathOf(page?.url ?? "") };
        const says = [
          { body: { type: "invited" } as const },
          { body: { type: "message", text } as const },
        ];
        return changes.open(who, { act: { type: "invite", agentId }, by, says });
      },
      changes.publish,
    );
    return toConversation(row);
  }
}

const talking = () =>
  new Refusal("wrong_state", "They have a conversation open already: go on in that one.");

import type { Ack, AddNote, AgentSendMessage, EventBody } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Faq } from "../faq/faq.ts";
import type { MentionColleagues } from "../mentions/mention-colleagues.ts";
import { Refusal } from "../refusal.ts";
import { type AttachUploads, filesOf } from "../uploads/attach-uploads.ts";
import type { Acknowledge } from "./acknowledge.ts";
import type { Preparing } from "./preparing.ts";
import { checkChoice, checkText } from "./text.ts";

/** What agents say: check, then do. What it returns is on disk. */
export function createReply(deps: {
  changes: ConversationChanges;
  find: FindConversation;
  faq: Faq;
  preparing: Preparing;
  files: AttachUploads;
  acknowledge: Acknowledge;
  mentions: Pick<MentionColleagues, "checked">;
}) {
  const { changes, find, faq, preparing, files, acknowledge, mentions } = deps;

  /** The reply of the agent who has the conversation. */
  async function fromAgent(agentId: string, frame: AgentSendMessage): Promise<Ack> {
    const { articleIds, attachmentIds: ids } = frame;
    const text = checkText(frame.text, ids);
    const prepared = await preparing.prepare(
      agentId,
      (articleIds || ids) &&
        (() => Promise.all([articleIds && cardsFor(frame), ids && filesFor(agentId, frame, ids)])),
    );
    const [articles, claimed] = prepared ?? [];
    const body: EventBody = {
      type: "message",
      text,
      ...(frame.choices ? { choices: frame.choices.map(checkChoice) } : {}),
      ...(Array.isArray(articles) ? { articles } : {}),
    };
    return say(agentId, frame, { type: "agent_message", agentId }, () => {
      if (articles instanceof Refusal) throw articles;
      return { ...body, ...filesOf(claimed) };
    }).catch(files.letGo({ sender: { agentId }, clientId: frame.clientId, ids }));
  }

  /**
   * The chosen articles, if the conversation's site publishes all of them; else why not, for the write to
   * say: what was said with them before is acked, whatever has become of them.
   */
  async function cardsFor({ conversationId, articleIds = [] }: AgentSendMessage) {
    try {
      const { siteId } = await find.existing(conversationId);
      return await faq.cards(siteId, [...new Set(articleIds)]);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  async function filesFor(agentId: string, frame: AgentSendMessage, ids: string[]) {
    const { conversationId, clientId } = frame;
    try {
      const { visitorId } = await find.existing(conversationId);
      return await files.claim({ sender: { visitorId, agentId }, clientId, ids });
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  /** A note for colleagues, in any state. */
  async function note(agentId: string, frame: Omit<AddNote, "type">): Promise<Ack> {
    const text = checkText(frame.text);
    await preparing.prepare(agentId);
    return say(agentId, frame, { type: "note", agentId }, () => ({
      type: "note",
      text,
      ...mentions.checked(text, frame.mentions),
    }));
  }

  function say(
    agentId: string,
    { conversationId, clientId }: Omit<AgentSendMessage, "type">,
    act: { type: "agent_message" | "note"; agentId: string },
    body: () => EventBody,
  ): Promise<Ack> {
    const by = { kind: "agent" as const, id: agentId };
    return acknowledge(clientId, { conversationId }, () =>
      changes.change(find.staged(conversationId), { act, by, clientId, says: [{ body: body() }] }),
    );
  }

  return { fromAgent, note };
}

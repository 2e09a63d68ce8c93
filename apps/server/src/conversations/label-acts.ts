import {
  type Conversation,
  type EventBody,
  type SetPriority,
  type SetStage,
  TAGS_MAX,
  type TagsChange,
} from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { AgentAct } from "./agent-act.ts";
import { type ConversationRow, tagsOf } from "./conversation-row.ts";

export type LabelActs = ReturnType<typeof createLabelActs>;

/** What agents write on a conversation, whoever has it and whatever its state. What is so already leaves no event. */
export function createLabelActs({ act }: { act: AgentAct }) {
  const label = (agentId: string, id: string, says: (row: ConversationRow) => EventBody[]) =>
    act(agentId, id, { type: "label", agentId }, says);

  return {
    async tags(agentId: string, id: string, change: TagsChange): Promise<Conversation> {
      const [add, remove] = [cleanTags(change.add), cleanTags(change.remove)];
      return label(agentId, id, (row) => tagged(tagsOf(row.tags), add, remove));
    },

    priority: (agentId: string, id: string, { priority }: SetPriority) =>
      label(agentId, id, (row) =>
        row.priority === priority ? [] : [{ type: "priority_set", priority }],
      ),

    stage: (agentId: string, id: string, { stage }: SetStage) =>
      label(agentId, id, (row) => (row.stage === stage ? [] : [{ type: "stage_set", stage }])),
  };
}

function tagged(has: readonly string[], add: string[], remove: string[]): EventBody[] {
  const removed = has.filter((tag) => isAmong(remove, tag));
  const stays = has.filter((tag) => !removed.includes(tag));
  const added = add.filter((tag) => !isAmong(has, tag) && !isAmong(remove, tag));
  if (stays.length + added.length > TAGS_MAX)
    throw new Refusal("invalid", `tags: a conversation takes ${TAGS_MAX}, take one away first.`);
  return added.length + removed.length > 0 ? [{ type: "tagged", added, removed }] : [];
}

/** Each once, on one line, without white space around; blank ones are refused. */
export function cleanTags(tags: readonly string[] = []): string[] {
  const clean: string[] = [];
  for (const given of tags) {
    const tag = given
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim();
    if (tag === "") throw new Refusal("invalid", "tags: blanks alone are no tag.");
    if (!isAmong(clean, tag)) clean.push(tag);
  }
  return clean;
}

/** Whether one of them is `tag`, in whatever letters. */
export const isAmong = (tags: readonly string[], tag: string): boolean =>
  tags.some((other) => other.toLowerCase() === tag.toLowerCase());

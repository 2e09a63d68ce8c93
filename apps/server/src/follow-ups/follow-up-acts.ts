import {
  type Conversation,
  type EventBody,
  FOLLOW_UP_NOTE_MAX,
  type FollowUpFor,
  type Mentioned,
  type SetFollowUp,
} from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { AgentAct } from "../conversations/agent-act.ts";
import { checkFuture } from "../conversations/check-future.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { Refusal } from "../refusal.ts";
import type { NamesOf } from "./names-of.ts";

export type FollowUpActs = ReturnType<typeof createFollowUpActs>;

type SetBody = Extract<EventBody, { type: "follow_up_set" }>;

/** What agents plan to do for a visitor later, whoever has the conversation and whatever its state. */
export function createFollowUpActs(deps: { clock: Clock; act: AgentAct; names: NamesOf }) {
  const { clock, act, names } = deps;
  const label = (agentId: string, id: string, says: (row: ConversationRow) => EventBody[]) =>
    act(agentId, id, { type: "label", agentId }, says);

  function planned(row: ConversationRow, agentId: string, at: number, set: SetFollowUp): SetBody {
    const note = cleanNote(set.note ?? row.followUpNote);
    const whom = names.of(set.for === undefined ? forOf(row, agentId) : set.for);
    return {
      ...{ type: "follow_up_set", at },
      ...(row.followUpAt === null || row.followUpAt === at ? {} : { was: row.followUpAt }),
      ...(note ? { note } : {}),
      ...(whom ? { for: whom } : {}),
    };
  }

  return {
    /** Plans it, moves it, or (`at` null) drops it. What is so already leaves no event. */
    async set(agentId: string, id: string, set: SetFollowUp): Promise<Conversation> {
      const { at } = set;
      if (at === null)
        return label(agentId, id, (row) =>
          row.followUpAt === null ? [] : [{ type: "follow_up_set", at, was: row.followUpAt }],
        );
      return label(agentId, id, (row) => {
        const body = planned(row, agentId, at, set);
        if (row.followUpAt !== at) checkFuture("at", at, clock.now());
        return isSo(row, body) ? [] : [body];
      });
    },

    /** It is done. Refuses when there is nothing to do (any more). */
    done: (agentId: string, id: string): Promise<Conversation> =>
      label(agentId, id, ({ followUpAt, followUpNote: note }) => {
        if (followUpAt === null)
          throw new Refusal("wrong_state", "There is no follow-up here: a colleague was faster.");
        return [{ type: "follow_up_done", ...(note ? { note } : {}) }];
      }),
  };
}

/** Whose it is; of a new one, whoever has the conversation, else who plans it. */
function forOf(row: ConversationRow, agentId: string): FollowUpFor {
  if (row.followUpAt === null) return { agentId: row.assigneeId ?? agentId };
  if (row.followUpAgentId !== null) return { agentId: row.followUpAgentId };
  return row.followUpTeamId === null ? null : { teamId: row.followUpTeamId };
}

/** Without control characters and white space around; refuses one that is too long. */
export function cleanNote(note: string): string {
  const clean = note.toWellFormed().replaceAll("\0", "").trim();
  if (clean.length > FOLLOW_UP_NOTE_MAX)
    throw new Refusal("invalid", `note: ${FOLLOW_UP_NOTE_MAX} characters are the most.`);
  return clean;
}

const isSo = (row: ConversationRow, { at, note = "", for: whom }: SetBody): boolean =>
  row.followUpAt === at &&
  row.followUpNote === note &&
  row.followUpAgentId === agentOf(whom) &&
  row.followUpTeamId === teamOf(whom);

const agentOf = (whom: Mentioned | undefined) => (whom && "agentId" in whom ? whom.agentId : null);
const teamOf = (whom: Mentioned | undefined) => (whom && "teamId" in whom ? whom.teamId : null);

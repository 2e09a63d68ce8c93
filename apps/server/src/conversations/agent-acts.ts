import type {
  Close,
  Conversation,
  EventBody,
  HandToFaq,
  Snooze,
  TeamCard,
  Transfer,
} from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { Clock } from "../clock.ts";
import type { Faq } from "../faq/faq.ts";
import { checkText } from "../messages/text.ts";
import { Refusal } from "../refusal.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import type { AgentAct } from "./agent-act.ts";
import { checkFuture } from "./check-future.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { FindConversation } from "./find-conversation.ts";

export type AgentActs = ReturnType<typeof createAgentActs>;

/**
 * What an agent does to a conversation. Writes to one conversation run one after another, on however
 * many nodes, each reading the row afresh: of any number of claims exactly one finds it free.
 */
export function createAgentActs(deps: {
  clock: Clock;
  directory: AgentDirectory;
  agents: ManageAgents;
  teams: ManageTeams;
  act: AgentAct;
  find: FindConversation;
  faq: Faq;
}) {
  const { clock, directory, agents, teams, act, find, faq } = deps;

  const claim = (agentId: string, id: string) => act(agentId, id, { type: "claim", agentId });

  const release = (agentId: string, id: string) => act(agentId, id, { type: "release", agentId });

  const wake = (agentId: string, id: string) => act(agentId, id, { type: "wake", agentId });

  const close = (agentId: string, id: string, { outcome }: Close) =>
    act(agentId, id, { type: "agent_close", agentId, outcome });

  /** Puts it aside. `until` is in the future; null: until the visitor says something. */
  async function snooze(agentId: string, id: string, { until }: Snooze): Promise<Conversation> {
    if (until !== null) checkFuture("until", until, clock.now());
    return act(agentId, id, { type: "snooze", agentId, until });
  }

  /** To a colleague who can sign in, to oneself (taking over), or to a team's queue. */
  async function transfer(agentId: string, id: string, to: Transfer): Promise<Conversation> {
    const note = noteOf(to);
    if ("teamId" in to) {
      const team = teams.card(to.teamId);
      if (!team) throw new Refusal("not_found", "There is no such team.");
      return act(agentId, id, { type: "transfer_to_team", agentId }, (row) => [
        transferredToTeam(row, team),
        ...note,
      ]);
    }
    const toAgentId = to.agentId;
    if (!agents.find(toAgentId)?.active) throw new Refusal("not_found", "There is no such agent.");
    return act(agentId, id, { type: "transfer", agentId, toAgentId }, (row) => [
      {
        type: "transferred",
        from: directory.card(row.assigneeId ?? agentId),
        to: directory.card(toAgentId),
      },
      ...note,
    ]);
  }

  /** Back to self-service with chosen articles of the conversation's own site. */
  async function handToFaq(agentId: string, id: string, { articleIds, text }: HandToFaq) {
    const said = text?.trim() ? { text: checkText(text) } : {};
    const { siteId } = await find.existing(id);
    const articles = await faq.cards(siteId, articleIds);
    return act(agentId, id, { type: "hand_to_faq", agentId }, () => [
      { type: "handed_to_faq", ...said, articles },
    ]);
  }

  return { claim, release, transfer, handToFaq, snooze, wake, close };
}

const noteOf = ({ note }: Transfer): EventBody[] =>
  note?.trim() ? [{ type: "note", text: checkText(note) }] : [];

function transferredToTeam({ state, teamId }: ConversationRow, team: TeamCard): EventBody {
  if (state === "waiting" && teamId === team.id) {
    throw new Refusal("wrong_state", "It waits for this team already.");
  }
  return { type: "transferred_to_team", team };
}

import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { Searched } from "../faq/searched.ts";
import { createFollowUpActs } from "../follow-ups/follow-up-acts.ts";
import { createFollowUps } from "../follow-ups/follow-ups.ts";
import { createNamesOf } from "../follow-ups/names-of.ts";
import type { Presence } from "../presence/presence.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { createAgentAct } from "./agent-act.ts";
import { createAgentActs } from "./agent-acts.ts";
import { createBulkActs } from "./bulk-acts.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { FindConversation } from "./find-conversation.ts";
import { createLabelActs } from "./label-acts.ts";
import { createLostAgents } from "./lost-agents.ts";
import { createReopenConversation } from "./reopen-conversation.ts";
import { createWakeInTime } from "./wake-in-time.ts";

/** What is done to conversations by agents, and by the clock. */
export function createConversationActs(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  store: ConversationStore;
  faq: Faq;
  searched: Searched;
  directory: AgentDirectory;
  agents: ManageAgents;
  teams: ManageTeams;
  /** Who has a console open. */
  presence: Presence;
  /** Who has one open and is not away by their own word. */
  attendance: Presence;
}) {
  const { attendance, ...common } = deps;
  const act = createAgentAct(common);
  const agentActs = createAgentActs({ ...common, act });
  const labelActs = createLabelActs({ act });
  const followUpNames = createNamesOf({ directory: deps.directory, teams: deps.teams.list });
  const followUpActs = createFollowUpActs({ ...common, act, names: followUpNames });
  const reopen = createReopenConversation(common);
  return {
    ...{ agentActs, labelActs, reopen },
    followUps: createFollowUps({ ...common, names: followUpNames, acts: followUpActs }),
    bulkActs: createBulkActs({
      ...{ acts: agentActs, labels: labelActs, followUps: followUpActs, reopen },
    }),
    wakeInTime: createWakeInTime({ ...common, presence: attendance }),
    lostAgents: createLostAgents(common),
  };
}

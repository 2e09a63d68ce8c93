import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { Notifications } from "../notifications/notification-settings.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic } from "../socket/topics.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { createCallAgents } from "./call-agents.ts";
import { createPostCall } from "./post-call.ts";
import { createPushStore } from "./push-store.ts";
import { createSubscriptions } from "./subscriptions.ts";
import { createVapid } from "./vapid.ts";

/** Calling agents, with its parts put together; `toPrivate` lets calls go to private networks. */
export function createPush(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  hub: Hub;
  directory: AgentDirectory;
  teams: Pick<ManageTeams, "list">;
  facts: InstallationFacts;
  notifications: Notifications;
  /** Whether a console of theirs is open, on any node. */
  isHere(agentId: string): boolean;
  /** Which of these sessions let nobody in any more. */
  over(sessionIds: string[]): Promise<string[]>;
  publicOrigin: string | null;
  toPrivate: boolean;
}) {
  const { db, hub, directory, teams, facts, publicOrigin, toPrivate } = deps;

  /** Push services may write there when something is wrong with our calls. */
  function contact(): string {
    if (publicOrigin?.startsWith("https:")) return publicOrigin;
    const owner = directory.all().find(({ role, active }) => role === "owner" && active);
    return `mailto:${owner?.email ?? "owner@localhost"}`;
  }

  const subscriptions = createSubscriptions({
    ...{ ...deps, store: createPushStore(db), contact },
    ...{ vapid: createVapid({ db, facts }), post: createPostCall(toPrivate) },
  });
  const callAgents = createCallAgents({
    ...{ ...deps, agents: directory.all, subscriptions },
    tell: (agentId, call) => hub.publish(agentTopic(agentId), { type: "called", call }),
    teamOf: (teamId) => teams.list().find(({ id }) => id === teamId)?.agentIds ?? [],
  });
  return { subscriptions, callAgents };
}

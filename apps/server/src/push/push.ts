import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { Notifications } from "../notifications/notification-settings.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic } from "../socket/topics.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { createVisitorPush } from "../visitor-push/visitor-push.ts";
import type { Blocks } from "../visitors/blocks.ts";
import { createCallAgents } from "./call-agents.ts";
import { createPostCall } from "./post-call.ts";
import { createPushStore } from "./push-store.ts";
import { createSendPush } from "./send-push.ts";
import { createSubscriptions } from "./subscriptions.ts";
import { createVapid } from "./vapid.ts";

/** Calling agents and visitors, with its parts put together; `toPrivate` lets calls go to private networks. */
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
  /** The same of a visitor and the chat. */
  visitorIsHere(visitorId: string): boolean;
  sites: Pick<ManageSites, "existing">;
  blocks: Pick<Blocks, "of">;
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

  const vapid = createVapid({ db, facts });
  const sendPush = createSendPush({ ...deps, vapid, contact, post: createPostCall(toPrivate) });
  const subscriptions = createSubscriptions({
    ...{ ...deps, store: createPushStore(db), vapid, sendPush },
  });
  const callAgents = createCallAgents({
    ...{ ...deps, agents: directory.all, subscriptions },
    tell: (agentId, call) => hub.publish(agentTopic(agentId), { type: "called", call }),
    teamOf: (teamId) => teams.list().find(({ id }) => id === teamId)?.agentIds ?? [],
  });
  const visitorPush = createVisitorPush({
    ...{ ...deps, vapid, sendPush, isHere: deps.visitorIsHere },
    nameOf: (agentId) => directory.card(agentId).name,
  });
  return { subscriptions, callAgents, visitorPush };
}

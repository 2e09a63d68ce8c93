import { type Agent, type CallKind, DEFAULT_NOTIFICATIONS, type PushedCall } from "@foyer/protocol";
import type { Recorded } from "../conversations/change-conversation.ts";
import type { Notifications } from "../notifications/notification-settings.ts";
import { type Call, callsOf } from "./calls-of.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** What happens in one go is looked at together; a console that is just reloading is back by then or soon. */
const GATHER_MS = 300;

/** As much as a glance at a phone takes in; a push holds 4 KiB. */
const TEXT_MAX = 300;

/** What no list tells the consoles. */
const TOLD: readonly CallKind[] = ["transferred", "low_rating", "target", "follow_up", "complaint"];

type Callable = Pick<Agent, "id" | "active" | "status">;

export type CallAgents = ReturnType<typeof createCallAgents>;

/**
 * Calls agents who have no console open, by web push. To be told of each change of a conversation once it is
 * on disk, by the node that made it: so each call is sent once. What is lost with a process is lost; it was
 * a call, not the message.
 */
export function createCallAgents(deps: {
  /** All agents, from memory. */
  agents(): Callable[];
  /** Whether a console of theirs is open, on any node. */
  isHere(agentId: string): boolean;
  teamOf(teamId: string): readonly string[];
  notifications: Notifications;
  subscriptions: Subscriptions;
  /** Tells the open consoles of an agent, on any node. */
  tell(agentId: string, call: PushedCall): void;
}) {
  const { agents, isHere, teamOf, notifications, subscriptions, tell } = deps;
  let gathered: Call[] = [];
  let timer: NodeJS.Timeout | undefined;

  function isMeant({ to, by, kind }: Call, agent: Callable): boolean {
    if (agent.id === by) return false;
    // Whoever is busy or away is not asked for more; what is theirs already reaches them.
    if (kind === "waiting" && agent.status !== "available") return false;
    if (to === "everybody") return true;
    if ("agentId" in to) return to.agentId === agent.id;
    const team = teamOf(to.teamId);
    return team.length === 0 || team.includes(agent.id);
  }

  /** What their lists tell their consoles themselves is not told again. */
  function tellConsoles(call: Call): void {
    const { to, by, kind } = call;
    if (!TOLD.includes(kind) || to === "everybody") return;
    for (const agentId of "agentId" in to ? [to.agentId] : teamOf(to.teamId))
      if (agentId !== by) tell(agentId, pushed(call));
  }

  async function send(calls: Call[]): Promise<void> {
    // In a busy house most are here, and there are many calls.
    const meant = agents()
      .filter(({ id, active }) => active && !isHere(id))
      .map((agent) => ({ agent, theirs: calls.filter((call) => isMeant(call, agent)) }))
      .filter(({ theirs }) => theirs.length > 0);
    if (meant.length === 0) return;
    const ids = meant.map(({ agent }) => agent.id);
    const reachable = await subscriptions.reachable(ids);
    if (reachable.length === 0) return;
    const wishes = await notifications.ofAgents(ids);
    for (const { agent, theirs } of meant) {
      const { calls: wanted } = wishes.get(agent.id) ?? DEFAULT_NOTIFICATIONS;
      const browsers = reachable.filter(({ agentId }) => agentId === agent.id);
      for (const call of newest(theirs.filter(({ kind }) => wanted[kind].notice)))
        await subscriptions.send(browsers, pushed(call));
    }
  }

  function flush(): void {
    const calls = gathered;
    gathered = [];
    timer = undefined;
    // It is said by the way: whoever wrote goes on, whatever becomes of it.
    send(calls).catch(() => undefined);
  }

  return {
    /** A conversation has changed, and it is on disk. */
    heard(recorded: Pick<Recorded, "row" | "events">): void {
      const calls = callsOf(recorded);
      if (calls.length === 0) return;
      for (const call of calls) tellConsoles(call);
      gathered.push(...calls);
      timer ??= setTimeout(flush, GATHER_MS).unref();
    },
    /** Agents are wanted for something that is no change of a conversation; it is on disk. */
    call(calls: Call[]): void {
      for (const call of calls) tellConsoles(call);
      gathered.push(...calls);
      timer ??= setTimeout(flush, GATHER_MS).unref();
    },
    /** Calls nobody any more. */
    stop(): void {
      clearTimeout(timer);
      gathered = [];
    },
  };
}

/** Of several of one kind in one conversation the last. */
function newest(calls: Call[]): Call[] {
  const key = ({ kind, conversationId, complaintId }: Call): `${CallKind} ${string}` =>
    `${kind} ${conversationId ?? complaintId}`;
  return [...new Map(calls.map((call) => [key(call), call])).values()];
}

const pushed = ({ kind, name, text, conversationId, complaintId }: Call): PushedCall => ({
  ...{ kind, name, conversationId, ...(complaintId && { complaintId }) },
  text: text.slice(0, TEXT_MAX),
});

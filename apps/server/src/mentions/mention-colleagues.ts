import type { Event, Mention, Mentioned, Team } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic } from "../socket/topics.ts";
import type { MentionLedger } from "./mention-ledger.ts";

/** How much of a note its mention carries, in characters: two lines of a list. */
const EXCERPT = 200;

/** A note with the agents whom it mentions, each once. */
export interface Mentioning {
  event: Event;
  agentIds: string[];
}

/** Whose conversation the note is in. */
export interface NotedIn {
  siteId: string;
  visitorId: string;
  visitorName: string | null;
}

export type MentionColleagues = ReturnType<typeof createMentionColleagues>;

/** Mentions of notes: check, then store and tell. */
export function createMentionColleagues(deps: {
  hub: Hub;
  directory: AgentDirectory;
  teams: () => readonly Team[];
  ledger: MentionLedger;
}) {
  const { hub, directory, teams, ledger } = deps;

  /** What a note's event says of whom it mentions. Refuses whom nobody knows, or the text does not name. */
  function checked(text: string, mentions: readonly Mentioned[] = []): { mentions?: Mentioned[] } {
    for (const one of mentions) {
      if (!text.includes(`@${one.name}`)) {
        throw new Refusal("invalid", `mentions: the note does not say @${one.name}.`);
      }
      if (!isThere(one)) throw new Refusal("not_found", `There is no ${one.name} to mention.`);
    }
    return mentions.length > 0 ? { mentions: [...mentions] } : {};
  }

  const isThere = (one: Mentioned): boolean =>
    "agentId" in one
      ? directory.get(one.agentId) !== undefined
      : teams().some(({ id }) => id === one.teamId);

  /** Inside the write of these events: a mention for each agent whom one of them mentions. */
  function store(events: readonly Event[]): Mentioning[] {
    const found = events.flatMap((event) => mentioning(event) ?? []);
    for (const { event, agentIds } of found) {
      const { conversationId, seq, at } = event;
      for (const agentId of agentIds) ledger.mention({ agentId, conversationId, seq, at });
    }
    return found;
  }

  function mentioning(event: Event): Mentioning | undefined {
    const { body, by } = event;
    if (body.type !== "note" || !body.mentions) return undefined;
    const author = by.kind === "agent" ? by.id : undefined;
    const named = new Set(body.mentions.flatMap(membersOf));
    const agentIds = [...named].filter((id) => id !== author && directory.get(id)?.active);
    return { event, agentIds };
  }

  const membersOf = (one: Mentioned): readonly string[] =>
    "agentId" in one
      ? [one.agentId]
      : (teams().find(({ id }) => id === one.teamId)?.agentIds ?? []);

  /** Tells the consoles of those who were mentioned. Call once it is on disk. */
  function publish(found: readonly Mentioning[], row: NotedIn): void {
    for (const { event, agentIds } of found) {
      const { conversationId, seq, at, by, body } = event;
      if (by.kind !== "agent" || body.type !== "note") continue;
      const { kind: _, ...card } = by;
      const { siteId, visitorId, visitorName } = row;
      const mention: Mention = {
        ...{ conversationId, seq, at, by: card, text: excerpt(body.text) },
        ...{ siteId, visitorId, visitorName, readAt: null },
      };
      for (const id of agentIds) hub.publish(agentTopic(id), { type: "mention", mention });
    }
  }

  return { checked, store, publish };
}

/** How a note begins. */
export const excerpt = (text: string): string =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text;

import type { Channel, ConversationState, ViewFilter } from "@foyer/protocol";
import { PRIORITIES } from "../conversations/label-names.ts";
import { later, t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";

export const STATE_LABELS: Record<ConversationState, string> = {
  waiting: later("Waiting"),
  active: later("Being answered"),
  snoozed: later("Snoozed"),
  self_service: later("In self-service"),
  closed: later("Closed"),
};

export const CHANNEL_LABELS: Record<Channel, string> = {
  widget: later("In the chat"),
  email: later("Left an email"),
  phone: later("Wants a call"),
};

const HOUR = 60;
const DAY = 24 * HOUR;

/** Spans of time that are often meant, in minutes. */
export const SPANS = [10, HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY] as const;

/** How long `minutes` are, in words. */
export function spanName(minutes: number): string {
  if (minutes % DAY === 0) return t("{{count}} days", { count: minutes / DAY });
  if (minutes % HOUR === 0) return t("{{count}} hours", { count: minutes / HOUR });
  return t("{{count}} minutes", { count: minutes });
}

/** What a filter lets through, each part in a few words. */
export function filterWords(filter: ViewFilter): string[] {
  const { within, silent, text } = filter;
  const parts = [
    names(filter.states, (state) => t(STATE_LABELS[state])),
    names(filter.assignees, holderName),
    names(filter.teamIds, teamName),
    names(filter.priorities, (priority) => t(PRIORITIES[priority])),
    names(filter.tags, (tag) => `#${tag}`),
    names(filter.siteIds, siteName),
    names(filter.langs, languageName),
    names(filter.channels, (channel) => t(CHANNEL_LABELS[channel])),
    text && `“${text}”`,
    within && t("said within {{span}}", { span: spanName(within) }),
    silent && t("silent for {{span}}", { span: spanName(silent) }),
  ];
  return parts.filter((part): part is string => Boolean(part));
}

/** `me`, `nobody`, or an agent. One who is gone is still some agent. */
export function holderName(id: string): string {
  if (id === "me") return t("With me");
  if (id === "nobody") return t("With nobody");
  return agents.card(id)?.name ?? t("A former agent");
}

export function teamName(id: string): string {
  if (id === "mine") return t("My teams");
  return teams.get(id)?.name ?? t("A former team");
}

const siteName = (id: string): string =>
  sites.value.find((site) => site.id === id)?.name ?? t("A former site");

const names = <T>(choices: readonly T[] | undefined, name: (choice: T) => string) =>
  choices?.map(name).join(", ");

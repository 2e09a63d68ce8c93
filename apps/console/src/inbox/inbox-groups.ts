import type { Conversation } from "@foyer/protocol";
import { conversationName } from "../conversations/conversation-name.ts";

export const TABS = ["waiting", "mine", "team", "closed"] as const;
export type Tab = (typeof TABS)[number];

/** The inbox, sorted into what an agent asks for. */
export interface Groups {
  waiting: readonly Conversation[];
  mine: readonly Conversation[];
  team: readonly Conversation[];
  /** One's own that are put aside, the next to come back first. */
  snoozed: readonly Conversation[];
  selfService: readonly Conversation[];
}

/** A heading with its rows, as the list shows it. */
export interface Section {
  title: string;
  rows: readonly Conversation[];
}

/** Who waits longest comes first; among the others, what happened last. */
export function groupInbox(rows: Iterable<Conversation>, myId: string): Groups {
  const open = [...rows].sort((a, b) => b.lastAt - a.lastAt);
  const active = open.filter(({ state }) => state === "active");
  const snoozed = open.filter(({ state }) => state === "snoozed");
  return {
    waiting: open
      .filter(({ state }) => state === "waiting")
      .sort((a, b) => waitsSince(a) - waitsSince(b)),
    mine: active.filter(({ assigneeId }) => assigneeId === myId),
    team: [...active, ...snoozed].filter(({ assigneeId }) => assigneeId !== myId),
    snoozed: snoozed
      .filter(({ assigneeId }) => assigneeId === myId)
      .sort((a, b) => comesBackAt(a) - comesBackAt(b)),
    selfService: open.filter(({ state }) => state === "self_service"),
  };
}

/** What a tab lists. One's own talks stay in sight below the queue. */
export function sectionsOf(tab: Tab, groups: Groups, closed: readonly Conversation[]): Section[] {
  const mine = { title: "Mine", rows: groups.mine };
  if (tab === "waiting") return filled([{ title: "Waiting", rows: groups.waiting }, mine]);
  if (tab === "mine") return filled([mine, { title: "Snoozed", rows: groups.snoozed }]);
  if (tab === "closed") return filled([{ title: "Closed", rows: closed }]);
  return filled([
    { title: "With colleagues", rows: groups.team },
    { title: "In self-service", rows: groups.selfService },
  ]);
}

/** Everything loaded whose name or last text holds all words of `query`, whatever the tab. */
export function search(query: string, groups: Groups, closed: readonly Conversation[]): Section[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matches = (row: Conversation) => {
    const text = fold(`${conversationName(row)} ${row.lastText} ${row.pagePath}`);
    return words.every((word) => text.includes(word));
  };
  const all = [
    { title: "Waiting", rows: groups.waiting },
    ...sectionsOf("mine", groups, closed),
    ...sectionsOf("team", groups, closed),
    ...sectionsOf("closed", groups, closed),
  ];
  return filled(all.map(({ title, rows }) => ({ title, rows: rows.filter(matches) })));
}

/** The row `step` places from `id`; without one, the first. */
export function neighbour(
  sections: readonly Section[],
  id: string | undefined,
  step: number,
): Conversation | undefined {
  const rows = sections.flatMap((section) => section.rows);
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0];
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

function filled(sections: Section[]): Section[] {
  return sections.filter((section) => section.rows.length > 0);
}

function waitsSince(row: Conversation): number {
  return row.waitingSince ?? row.lastAt;
}

function comesBackAt({ snoozedUntil }: Conversation): number {
  return snoozedUntil ?? Number.POSITIVE_INFINITY;
}

/** Case and accents do not matter to somebody who searches: "kohler" finds "Köhler". */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

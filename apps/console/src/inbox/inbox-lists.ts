import type { Conversation, View, ViewFilter } from "@foyer/protocol";
import { type Looker, matchesFilter } from "@foyer/protocol/matches-filter";
import { batch, computed, signal } from "@preact/signals";
import { inbox, teams, visitors } from "../live/live.ts";
import { now } from "../look/now.ts";
import { mentions } from "../mentions/mentions-state.ts";
import { myId } from "../session/session-state.ts";
import { groupInbox, type Me, type Section, search, sectionsOf } from "./inbox-groups.ts";
import { type ListId, type StandingList, viewIdOf } from "./list-names.ts";
import { clearSelection } from "./selection.ts";
import { holdsClosed, views } from "./views-state.ts";

/** The list that was chosen last; its view may be gone by now. */
const chosen = signal<ListId>("waiting");
export const query = signal("");

/** Shows another list, from its top. */
export function chooseList(next: ListId): void {
  batch(() => {
    query.value = "";
    clearSelection();
    chosen.value = next;
    inbox.chooseClosed(viewOf(next)?.filter ?? {});
  });
}

const me = computed<Me>(() => ({
  id: myId.value,
  teamIds: teams.all.value.flatMap(({ id, agentIds }) =>
    agentIds.includes(myId.value) ? [id] : [],
  ),
  isHere: (visitorId) => visitors.online.value.has(visitorId),
}));

const grouped = computed(() => groupInbox(inbox.rows.value.values(), me.value));
export const groups = computed(() => grouped.value.groups);
export const counts = computed(() => grouped.value.counts);
/** Whether this agent is in any team at all. */
export const isInTeam = computed(() => me.value.teamIds.length > 0);

/** The chosen view; undefined while one of the standing lists is shown, or when the view is gone. */
export const view = computed(() => viewOf(chosen.value));

/** What the inbox shows where nothing is searched for. A view that is gone leaves the queue in its place. */
export const list = computed<ListId>(() =>
  viewIdOf(chosen.value) && !view.value ? "waiting" : chosen.value,
);

export const sections = computed<Section[]>(() => {
  if (query.value.trim()) return search(query.value, groups.value, inbox.closed.value);
  if (view.value) return sectionsOfView(view.value);
  if (list.value === "mentions") return sectionsOfMentions();
  return sectionsOf(list.value as StandingList, groups.value, inbox.closed.value);
});

/** Whether pages of closed ones belong to what is shown. */
export const showsClosed = computed(
  () =>
    query.value.trim() === "" &&
    (list.value === "closed" || (view.value !== undefined && holdsClosed(view.value.filter))),
);

/** How many conversations that are not closed fit each view, by its id. */
export const viewCounts = computed(() => {
  const looker = lookerNow();
  const counts = new Map<string, number>(views.value.map(({ id }) => [id, 0]));
  for (const row of inbox.rows.value.values())
    for (const { id, filter } of views.value)
      if (row.state !== "closed" && matchesFilter(row, filter, looker))
        counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
});

/** How many fit of those that are not closed: what the dialog of a view says while it is written. */
export function countOf(filter: ViewFilter): number {
  const looker = lookerNow();
  let count = 0;
  for (const row of inbox.rows.value.values())
    if (row.state !== "closed" && matchesFilter(row, filter, looker)) count += 1;
  return count;
}

function viewOf(id: ListId): View | undefined {
  const viewId = viewIdOf(id);
  return viewId === undefined ? undefined : views.value.find((one) => one.id === viewId);
}

/** The minute: filters count in minutes, and a list need not be drawn each second. */
const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);

/** To the end of this minute, so that what was said in it is within it. */
const lookerNow = (): Looker => ({
  myId: me.value.id,
  myTeamIds: me.value.teamIds,
  now: minute.value + 60_000,
});

function sectionsOfView({ name, filter }: View): Section[] {
  const looker = lookerNow();
  const fits = (row: Conversation) => matchesFilter(row, filter, looker);
  const open = [...inbox.rows.value.values()].filter((row) => row.state !== "closed" && fits(row));
  open.sort((a, b) => b.lastAt - a.lastAt);
  const closed = holdsClosed(filter) ? inbox.closed.value.filter(fits) : [];
  const rows = [...open, ...closed];
  return rows.length > 0 ? [{ title: name, rows }] : [];
}

/** Those that are known here, so that one can walk through them by keys. */
function sectionsOfMentions(): Section[] {
  const ids = new Set((mentions.value ?? []).map(({ conversationId }) => conversationId));
  const rows = [...ids].flatMap((id) => inbox.rows.value.get(id) ?? []);
  return rows.length > 0 ? [{ title: "", rows }] : [];
}

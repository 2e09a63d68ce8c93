import { computed, signal } from "@preact/signals";
import { inbox } from "../live/live.ts";
import { myId } from "../session/session-state.ts";
import { groupInbox, search, sectionsOf, type Tab } from "./inbox-groups.ts";

/** What the list shows: the tab, or what was searched for in all of them. */
export const tab = signal<Tab>("waiting");
export const query = signal("");

export const groups = computed(() => groupInbox(inbox.rows.value.values(), myId.value));

export const sections = computed(() =>
  query.value.trim()
    ? search(query.value, groups.value, inbox.closed.value)
    : sectionsOf(tab.value, groups.value, inbox.closed.value),
);

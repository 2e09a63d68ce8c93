import { useRef } from "preact/hooks";
import { type Groups, TABS, type Tab } from "./inbox-groups.ts";
import { groups, query, tab } from "./inbox-lists.ts";

/** The list that the tabs choose. */
export const PANEL_ID = "inbox-rows";

const LABELS: Record<Tab, string> = {
  waiting: "Waiting",
  mine: "Mine",
  team: "Team",
  closed: "Closed",
};

/** Waiting, Mine, Team, Closed: one stop for Tab, arrows choose. */
export function InboxTabs() {
  const box = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = TABS.indexOf(tab.value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : TABS.at(to % TABS.length);
    if (!next) return;
    event.preventDefault();
    tab.value = next;
    box.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label="Inbox" ref={box} onKeyDown={onKeyDown}>
      {TABS.map((its) => (
        <button
          key={its}
          type="button"
          role="tab"
          data-tab={its}
          aria-selected={its === tab.value}
          aria-controls={PANEL_ID}
          tabIndex={its === tab.value ? 0 : -1}
          onClick={() => {
            tab.value = its;
            query.value = "";
          }}
        >
          {LABELS[its]}
          {its !== "closed" && <b>{countOf(its, groups.value)}</b>}
        </button>
      ))}
    </div>
  );
}

function countOf(its: Exclude<Tab, "closed">, { waiting, mine, team }: Groups): number {
  return { waiting, mine, team }[its].length;
}

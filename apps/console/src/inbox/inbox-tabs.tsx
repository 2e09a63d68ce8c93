import { useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { chooseList, counts, list } from "./inbox-lists.ts";
import { LIST_LABELS } from "./list-names.ts";

/** The list that the tabs choose. */
export const PANEL_ID = "inbox-rows";

/** The lists that are looked at all day; the others are in the menu above. */
const TABS = ["waiting", "mine", "team"] as const;
type Tab = (typeof TABS)[number];

/** Waiting, Mine, Team: one stop for Tab, arrows choose. */
export function InboxTabs() {
  const box = useRef<HTMLDivElement>(null);
  const chosen = TABS.find((tab) => tab === list.value);

  function onKeyDown(event: KeyboardEvent) {
    const at = TABS.indexOf(chosen ?? "waiting");
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : TABS.at(to % TABS.length);
    if (!next) return;
    event.preventDefault();
    chooseList(next);
    box.current?.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={t("Inbox")} ref={box} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === chosen}
          aria-controls={PANEL_ID}
          tabIndex={tab === (chosen ?? "waiting") ? 0 : -1}
          onClick={() => chooseList(tab)}
        >
          {t(LIST_LABELS[tab])} <b>{countOf(tab)}</b>
        </button>
      ))}
    </div>
  );
}

function countOf(tab: Tab): number {
  const { waiting, mine, teamWaiting, team, teamLeft } = counts.value;
  return { waiting, mine, team: teamWaiting + team + teamLeft }[tab];
}

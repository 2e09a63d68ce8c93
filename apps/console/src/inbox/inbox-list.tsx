import { useEffect, useRef } from "preact/hooks";
import { inbox } from "../live/live.ts";
import { Blank, Loading } from "../look/blank.tsx";
import type { Section } from "./inbox-groups.ts";
import { query, sections, tab } from "./inbox-lists.ts";
import { InboxRow } from "./inbox-row.tsx";
import { InboxTabs, PANEL_ID } from "./inbox-tabs.tsx";
import { SearchField } from "./search-field.tsx";

/** So near the end of the list the next page of closed ones is asked for, in pixels. */
const NEAR_END = 400;

/** The conversations of the chosen tab, or what was searched for. */
export function InboxList({ current }: { current: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = sections.value;
  const searching = query.value.trim() !== "";
  const isClosedTab = tab.value === "closed" && !searching;
  const { state } = inbox.closedPages.value;

  const loadMore = () => {
    const list = box.current;
    if (!list || !isClosedTab || !inbox.loaded.value) return;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END) inbox.loadClosed();
  };
  // Also when a page did not fill the screen; a failed one is tried again by hand.
  // Each page may ask for the next.
  useEffect(() => {
    if (state === "idle") loadMore();
  }, [isClosedTab, state, shown.length, inbox.loaded.value]);

  return (
    <section class="list" aria-label="Conversations">
      <header>
        <h1>Inbox</h1>
        <SearchField />
      </header>
      <InboxTabs />
      <div
        class="rows"
        id={PANEL_ID}
        role="tabpanel"
        aria-label="Conversations"
        ref={box}
        onScroll={loadMore}
      >
        {shown.map((section) => (
          <Rows key={section.title} section={section} current={current} />
        ))}
        {isClosedTab && <ClosedEnd count={shown.length} />}
        {!isClosedTab && shown.length === 0 && <Nothing searching={searching} />}
      </div>
    </section>
  );
}

function Rows({ section, current }: { section: Section; current: string | undefined }) {
  return (
    <>
      <h2>{section.title}</h2>
      <ul>
        {section.rows.map((row) => (
          <InboxRow key={row.id} row={row} isCurrent={row.id === current} />
        ))}
      </ul>
    </>
  );
}

function ClosedEnd({ count }: { count: number }) {
  const { state } = inbox.closedPages.value;
  if (state === "loading") return <Loading what="Loading closed conversations" />;
  if (state === "failed")
    return (
      <div class="blank" role="alert">
        <p>The next page did not load.</p>
        <button type="button" class="btn" onClick={() => inbox.loadClosed()}>
          Try again
        </button>
      </div>
    );
  if (state === "complete" && count === 0)
    return <Blank icon="check" title="Nothing is closed yet" />;
  return null;
}

function Nothing({ searching }: { searching: boolean }) {
  if (!inbox.loaded.value) return <Loading what="Loading conversations" />;
  if (searching)
    return (
      <Blank icon="search" title="Nothing found">
        <p>Names and last words of the loaded conversations were searched.</p>
      </Blank>
    );
  if (tab.value === "mine")
    return (
      <Blank icon="inbox" title="You have no conversations">
        <p>Claim one from Waiting and it stays here until you close it.</p>
      </Blank>
    );
  if (tab.value === "team")
    return <Blank icon="people" title="Your colleagues have no conversations" />;
  return (
    <Blank icon="leaf" title="Nobody is waiting">
      <p>Well done. New conversations appear here by themselves.</p>
    </Blank>
  );
}

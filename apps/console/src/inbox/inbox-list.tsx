import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ClosedEnd, Nothing } from "./inbox-blanks.tsx";
import { list, query, sections, showsClosed } from "./inbox-lists.ts";
import { InboxRow } from "./inbox-row.tsx";
import { InboxTabs, PANEL_ID } from "./inbox-tabs.tsx";
import { ListsMenu } from "./lists-menu.tsx";
import { MentionsList } from "./mentions-list.tsx";
import { drawnRows, HEADING, ROW, topOf } from "./row-window.ts";
import { SearchField } from "./search-field.tsx";
import { clearSelection, isSelecting, selectAll, selected, selecting } from "./selection.ts";
import { ViewBar } from "./view-bar.tsx";

/** So near the end of the list the next page of closed ones is asked for, in pixels. */
const NEAR_END = 800;

/** The list is drawn anew after so many pixels of scrolling: well within the rows that it has to spare. */
const STEP = 4 * ROW;

/** The conversations of the chosen list, or what was searched for. */
export function InboxList({ current }: { current: string | undefined }) {
  const isMentions = list.value === "mentions" && query.value.trim() === "";
  return (
    <section class="list" aria-label={t("Conversations")} onKeyDown={onKeyDown}>
      <header>
        <div class="list-head">
          <h1>{t("Inbox")}</h1>
          <ListsMenu />
          <SelectButton />
        </div>
        <SearchField />
      </header>
      <InboxTabs />
      <ViewBar />
      {isMentions ? <MentionsList current={current} /> : <Rows current={current} />}
      <BulkBar />
    </section>
  );
}

function Rows({ current }: { current: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useSignal({ top: 0, height: window.innerHeight });
  const shown = sections.value;
  const lengths = shown.map(({ rows }) => rows.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const { state } = inbox.closedPages.value;

  const look = () => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const top = Math.floor(scrollTop / STEP) * STEP;
    const height = Math.ceil(clientHeight / STEP + 1) * STEP;
    const { value } = seen;
    if (value.top !== top || value.height !== height) seen.value = { top, height };
  };
  const loadMore = () => {
    const element = box.current;
    if (!element || !showsClosed.peek() || !inbox.loaded.peek()) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END)
      void inbox.loadClosed();
  };
  // Also when a page did not fill the screen; a failed one is tried again by hand.
  // Each page may ask for the next.
  useEffect(() => {
    if (state === "idle") loadMore();
  }, [showsClosed.value, state, total, inbox.loaded.value]);
  useEffect(() => {
    look();
    if (!box.current) return;
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  // Another list, or a search, begins at its top.
  useEffect(() => {
    box.current?.scrollTo(0, 0);
  }, [list.value, query.value]);
  useEffect(() => showRow(box.current, current), [current]);

  const drawn = drawnRows(lengths, seen.value.top, seen.value.height);
  return (
    <div
      class={`rows ${isSelecting.value ? "selecting" : ""}`}
      id={PANEL_ID}
      role="tabpanel"
      aria-label={t("Conversations")}
      ref={box}
      onScroll={() => {
        look();
        loadMore();
      }}
    >
      {shown.map(({ title, rows }, at) => (
        <div key={title}>
          <h2 dir="auto">{title}</h2>
          <ul style={{ height: `${rows.length * ROW}px` }}>
            {rows.slice(drawn[at]?.from, drawn[at]?.to).map((row, index) => (
              <InboxRow
                key={row.id}
                row={row}
                isCurrent={row.id === current}
                place={(drawn[at]?.from ?? 0) + index}
                of={rows.length}
              />
            ))}
          </ul>
        </div>
      ))}
      {showsClosed.value && <ClosedEnd count={total} />}
      {!showsClosed.value && total === 0 && <Nothing />}
    </div>
  );
}

/** Scrolls as little as it takes until the row of `id` is seen. */
function showRow(box: HTMLElement | null, id: string | undefined): void {
  if (!box || id === undefined) return;
  const shown = sections.peek();
  const section = shown.findIndex(({ rows }) => rows.some((row) => row.id === id));
  if (section < 0) return;
  const index = shown[section]?.rows.findIndex((row) => row.id === id) ?? 0;
  const lengths = shown.map(({ rows }) => rows.length);
  const top = topOf(lengths, section, index);
  if (top - HEADING < box.scrollTop) box.scrollTop = top - HEADING;
  else if (top + ROW > box.scrollTop + box.clientHeight)
    box.scrollTop = top + ROW - box.clientHeight;
}

/** ⌘A chooses the whole list, Esc none of it. */
function onKeyDown(event: KeyboardEvent): void {
  const writes = (event.target as Element).closest("input:not([type=checkbox]), textarea, select");
  if (writes || document.querySelector("dialog[open]")) return;
  if (event.key === "a" && (event.metaKey || event.ctrlKey)) {
    event.preventDefault();
    selectAll(sections.peek().flatMap(({ rows }) => rows.map(({ id }) => id)));
  } else if (event.key === "Escape" && isSelecting.peek()) clearSelection();
}

/** For hands without keys; with them, X does it. */
function SelectButton() {
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={isSelecting.value}
      title={t("Select several")}
      aria-label={t("Select several")}
      onClick={() => {
        if (selecting.value || selected.value.size > 0) clearSelection();
        else selecting.value = true;
      }}
    >
      <Icon name="checks" />
    </button>
  );
}

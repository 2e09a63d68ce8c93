import type { MessageHit } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { messages } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { bringLine, shownLines } from "../messages/shown-log.ts";
import { askMessages } from "./ask-server.ts";
import { endHighlight, highlight } from "./highlight.ts";
import { target } from "./jump.ts";
import "./find.css";

/** Hits of one conversation that are walked through; nobody presses "next" more often. */
const HITS = 300;

/** Over a conversation that was opened at a hit: which of how many, and the way to the others. */
export function FoundBar({ params: { id = "" } }: ScreenProps) {
  const here = target.value;
  const text = here?.conversationId === id ? here.text : "";
  const seq = here?.conversationId === id ? here.seq : 0;
  const { hits, error } = useHits(id, text);
  const isThere = useJump(id, seq, hits);
  useEffect(() => endHighlight, []);
  if (!text) return null;
  const at = hits.findIndex((hit) => hit.seq === seq);
  const go = (to: number) => {
    const hit = hits[(to + hits.length) % hits.length];
    if (hit) target.value = { conversationId: id, seq: hit.seq, text };
  };
  return (
    <section class="found-bar" aria-label={t("Found in this conversation")}>
      <Icon name="search" />
      <strong dir="auto">{text}</strong>
      <span role="status">{statusText({ error, isThere, at, count: hits.length })}</span>
      <button
        type="button"
        class="tool up"
        data-shortcut="earlier-hit"
        aria-label={t("Earlier hit")}
        title={t("Earlier hit (,)")}
        disabled={hits.length < 2}
        onClick={() => go(at - 1)}
      >
        <Icon name="arrowDown" />
      </button>
      <button
        type="button"
        class="tool"
        data-shortcut="later-hit"
        aria-label={t("Later hit")}
        title={t("Later hit (.)")}
        disabled={hits.length < 2}
        onClick={() => go(at + 1)}
      >
        <Icon name="arrowDown" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t("End the search")}
        onClick={() => {
          target.value = null;
        }}
      >
        <Icon name="cross" />
      </button>
    </section>
  );
}

interface Status {
  error: string;
  isThere: boolean;
  at: number;
  count: number;
}

function statusText({ error, isThere, at, count }: Status): string {
  if (error) return error;
  if (!isThere) return t("Going there…");
  return at >= 0 ? t("{{at}} of {{all}}", { at: at + 1, all: count }) : "";
}

/** Everything in the conversation that answers `text`, oldest first. */
function useHits(id: string, text: string) {
  const [hits, setHits] = useState<readonly MessageHit[]>([]);
  const [error, setError] = useState("");
  useEffect(() => {
    let current = true;
    setHits([]);
    setError("");
    if (!text) return;
    allHits(id, text).then(
      (all) => current && setHits(all),
      (failure: unknown) => current && setError(reason(failure)),
    );
    return () => {
      current = false;
    };
  }, [id, text]);
  return { hits, error };
}

async function allHits(conversationId: string, text: string): Promise<MessageHit[]> {
  const all: MessageHit[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await askMessages(text, { conversationId, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor && all.length < HITS);
  return all.sort((a, b) => a.seq - b.seq);
}

/** Loads the log back to `seq`, and shows it; whether one is there. */
function useJump(id: string, seq: number, hits: readonly MessageHit[]): boolean {
  const { events, loaded, earlier } = messages.talk(id).value;
  const first = events[0]?.seq ?? 0;
  const isHeld = loaded && seq > 0 && first <= seq;
  useEffect(() => {
    if (loaded && seq > 0 && first > seq && earlier === "more") messages.loadEarlier(id);
  }, [loaded, seq, first, earlier]);
  useEffect(() => {
    if (isHeld) void show(id, seq);
  }, [isHeld, seq]);
  useEffect(() => {
    const log = document.querySelector<HTMLElement>(".log");
    if (isHeld && log) highlight(log, wordsOf(hits));
  }, [isHeld, events, hits, shownLines.value]);
  return isHeld || !loaded || earlier === "none";
}

const wordsOf = (hits: readonly MessageHit[]): Map<number, string[]> =>
  new Map(
    hits.map(({ seq, excerpt, marks }) => [
      seq,
      marks.map(([from, to]) => excerpt.slice(from, to)),
    ]),
  );

/** Brings a message to the middle, and lets it be seen for a moment. */
async function show(id: string, seq: number): Promise<void> {
  const line = await bringLine(id, seq);
  if (!line) return;
  for (const other of document.querySelectorAll(".log .found")) other.classList.remove("found");
  line.classList.add("found");
}

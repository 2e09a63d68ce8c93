import type { Conversation } from "@foyer/protocol";
import { articles, loadArticles } from "../articles/articles-state.ts";
import { cannedReplies, loadCannedReplies } from "../canned-replies/canned-replies-state.ts";
import { conversationName } from "../conversations/conversation-name.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { openComposer } from "../messages/open-composer.ts";
import { sites } from "../session/session-state.ts";
import type { Finding } from "./finding.ts";
import { fuzzyScore } from "./fuzzy.ts";
import { places } from "./places.ts";

/** How many of one group are shown. */
const SHOWN = 5;

/** Something that may be found, with all words that it may be found by; the first count most. */
interface Searched {
  finding: Finding;
  texts: string[];
}

/** Fetches what is searched in the browser, and is not there or not new. */
export function loadHeld(): void {
  void loadCannedReplies();
  for (const { id } of sites.value) void loadArticles(id);
}

/** What this browser holds and answers `query`, group by group, best first. */
export function heldFindings(query: string): Finding[] {
  return [conversations(), articlesAndReplies(), goTo()].flatMap((searched) =>
    best(searched, query),
  );
}

/** The best of one group; `recent` ones first among equals. */
export function best(searched: readonly Searched[], query: string): Finding[] {
  const scored = searched
    .map(({ finding, texts }) => ({ finding, score: score(texts, query) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score);
  const taken = new Map<string, number>();
  return scored.flatMap(({ finding }) => {
    const count = taken.get(finding.group) ?? 0;
    taken.set(finding.group, count + 1);
    return count < SHOWN ? [finding] : [];
  });
}

/** A name counts twice as much as what is said below it; words may be met by different ones. */
function score(texts: readonly string[], query: string): number {
  const [name = "", ...others] = texts;
  return Math.max(2 * fuzzyScore(name, query), fuzzyScore([name, ...others].join(" "), query));
}

const conversations = (): Searched[] =>
  [...inbox.rows.value.values()]
    .sort((a, b) => b.lastAt - a.lastAt)
    .map((row) => ({
      finding: toFinding(row),
      texts: [conversationName(row), row.lastText, ...row.tags],
    }));

const toFinding = (row: Conversation): Finding => ({
  key: `conversation:${row.id}`,
  group: "conversations",
  icon: "inbox",
  label: conversationName(row),
  detail: row.lastText,
  href: `/console/conversations/${row.id}`,
});

function articlesAndReplies(): Searched[] {
  const found: Searched[] = [];
  for (const { id, question, alternatives, answer, state } of [...articles.value.values()].flat()) {
    const detail = state === "draft" ? t("Draft") : withoutMarks(answer);
    const finding = { key: `article:${id}`, icon: "book", label: question, detail } as const;
    const href = `/console/articles/${id}`;
    found.push({
      finding: { ...finding, group: "articles", href },
      texts: [question, ...alternatives],
    });
  }
  // Into what is being written; with no composer on the screen, to where it is looked after.
  const composer = openComposer.peek();
  for (const reply of cannedReplies.value ?? []) {
    const { id, shortcut, title, text } = reply;
    const finding = { key: `reply:${id}`, icon: "bolt", label: title, detail: text } as const;
    const goes = composer
      ? { run: () => composer.put(reply) }
      : { href: `/console/canned-replies/${id}` };
    found.push({
      finding: { ...finding, group: "replies", ...goes, shortcut: `/${shortcut}` },
      texts: [title, shortcut, text],
    });
  }
  return found;
}

const goTo = (): Searched[] =>
  places().map((finding) => ({ finding, texts: [finding.label, finding.detail ?? ""] }));

/** An answer in one line, without what makes it bold, a list or a link. */
const withoutMarks = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*]|#+|\d+\.)\s+/gm, "")
    .replace(/\*\*|`/g, "")
    .replace(/\s+/g, " ");

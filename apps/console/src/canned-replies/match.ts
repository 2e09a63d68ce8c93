import type { CannedReply } from "@foyer/protocol";

type Searched = Pick<CannedReply, "shortcut" | "title" | "text"> &
  Partial<Pick<CannedReply, "lang" | "myUses" | "uses">>;

/** What is the query beats what begins with it, and that what only contains its letters. */
const SCORES = { same: 5, starts: 4, word: 3, contains: 2, letters: 1 } as const;
/** A hit in the shortcut beats any in the title, and that any in the text. */
const SHORTCUT = 100;
const TITLE = 10;

/**
 * The canned replies that fit what was typed after "/", best first. Where two fit alike, those of the
 * language (such as "de") come first, then what this agent uses most, then what all do.
 */
export function matchReplies<Reply extends Searched>(
  replies: readonly Reply[],
  query: string,
  lang = "",
): Reply[] {
  const words = query.split(/\s+/).filter((word) => word !== "");
  return replies
    .map((reply) => ({ reply, score: score(reply, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byHabit(a.reply, b.reply, lang))
    .map(({ reply }) => reply);
}

function byHabit(a: Searched, b: Searched, lang: string): number {
  return (
    speaks(b, lang) - speaks(a, lang) ||
    (b.myUses ?? 0) - (a.myUses ?? 0) ||
    (b.uses ?? 0) - (a.uses ?? 0) ||
    a.shortcut.localeCompare(b.shortcut)
  );
}

/** 2 in the language asked for, 1 for what suits all, 0 in another. */
function speaks({ lang }: Searched, wanted: string): number {
  if (!wanted || !lang) return 1;
  return lang.split("-")[0]?.toLowerCase() === wanted ? 2 : 0;
}

/** Of several words each has to fit; the worst of them counts. */
function score(reply: Searched, words: readonly string[]): number {
  if (words.length === 0) return 1;
  return Math.min(...words.map((word) => scoreOfWord(reply, word)));
}

function scoreOfWord({ shortcut, title, text }: Searched, query: string): number {
  const inText = Math.min(hit(text, query), SCORES.starts);
  return Math.max(
    SHORTCUT * hit(shortcut, query),
    TITLE * hit(title, query),
    // Any long text holds any letters in order somewhere: that says nothing.
    inText > SCORES.letters ? inText : 0,
  );
}

function hit(text: string, query: string): number {
  const [haystack, needle] = [text.toLowerCase(), query.toLowerCase()];
  if (haystack === needle) return SCORES.same;
  const at = haystack.indexOf(needle);
  if (at === 0) return SCORES.starts;
  if (at > 0) return /[\p{L}\p{N}]/u.test(haystack[at - 1] ?? "") ? SCORES.contains : SCORES.word;
  return holdsLetters(haystack, needle) ? SCORES.letters : 0;
}

/** Whether all letters of `needle` come in this order: "adrs" finds "address". */
function holdsLetters(haystack: string, needle: string): boolean {
  let from = 0;
  for (const letter of needle) {
    const at = haystack.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

import type { CannedReply } from "@foyer/protocol";

type Searched = Pick<CannedReply, "shortcut" | "title" | "text">;

/** What begins with the query beats what only contains its letters. */
const SCORES = { starts: 4, word: 3, contains: 2, letters: 1 } as const;
/** A hit in the shortcut beats any in the title, and that any in the text. */
const SHORTCUT = 100;
const TITLE = 10;

/** The canned replies that fit what was typed after "/", best first. */
export function matchReplies<Reply extends Searched>(
  replies: readonly Reply[],
  query: string,
): Reply[] {
  return replies
    .map((reply) => ({ reply, score: score(reply, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
}

function score({ shortcut, title, text }: Searched, query: string): number {
  if (query === "") return 1;
  const inText = hit(text, query);
  return Math.max(
    SHORTCUT * hit(shortcut, query),
    TITLE * hit(title, query),
    // Any long text holds any letters in order somewhere: that says nothing.
    inText > SCORES.letters ? inText : 0,
  );
}

function hit(text: string, query: string): number {
  const [haystack, needle] = [text.toLowerCase(), query.toLowerCase()];
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

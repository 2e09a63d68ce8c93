/** How well a word of the query meets a text: what begins so beats what holds it, and that a slip. */
const SCORES = { starts: 8, word: 6, contains: 3, slip: 2, letters: 1 } as const;

/** From this length on a word is believed to be meant although a letter is wrong. */
const SLIP_FROM = 4;

/** Any long text holds any letters in order somewhere: that says something of labels alone. */
const LABEL_MAX = 60;

/** How well `text` answers `query`, 0 for not at all: each word of the query must be met. */
export function fuzzyScore(text: string, query: string): number {
  const haystack = plain(text);
  const words = wordsOf(plain(query));
  const scores = words.map((word) => wordScore(haystack, word));
  return scores.includes(0)
    ? 0
    : scores.reduce<number>((sum, score) => sum + score, 0) / words.length;
}

function wordScore(haystack: string, word: string): number {
  const at = haystack.indexOf(word);
  if (at === 0) return SCORES.starts;
  if (at > 0) return /[\p{L}\p{N}]/u.test(haystack[at - 1] ?? "") ? SCORES.contains : SCORES.word;
  if (word.length >= SLIP_FROM && wordsOf(haystack).some((other) => slips(other, word)))
    return SCORES.slip;
  return haystack.length <= LABEL_MAX && holdsLetters(haystack, word) ? SCORES.letters : 0;
}

/** Case and accents make no difference, nor do full width and half. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Whether `other` begins like `word` but for one letter: too many, too few, another, two swapped. */
function slips(other: string, word: string): boolean {
  let at = 0;
  while (at < word.length && other[at] === word[at]) at += 1;
  const [rest, typed] = [other.slice(at), word.slice(at)];
  return (
    rest.startsWith(typed.slice(1)) ||
    rest.slice(1).startsWith(typed) ||
    rest.slice(1).startsWith(typed.slice(1)) ||
    (rest[0] === typed[1] && rest[1] === typed[0] && rest.slice(2).startsWith(typed.slice(2)))
  );
}

function holdsLetters(haystack: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = haystack.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return word.length > 1;
}

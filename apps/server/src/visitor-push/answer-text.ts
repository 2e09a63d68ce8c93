import type { PushWords } from "./push-words.ts";
import type { Answer } from "./visitor-push-store.ts";

/** As much as a notification shows, in characters. */
const TEXT_MAX = 120;

/** More is not looked at for those. */
const READ_MAX = 1_000;

/** Marks of light formatting, each with the words that it stands around. */
const MARKS = [
  /\[([^[\]]+)\]\((?:https?:\/\/|mailto:)[^\s()]+\)/gi,
  /\*\*([^*\n]+)\*\*/g,
  /(?<![\w*])\*([^*\n]+)\*(?![\w*])/g,
  /`([^`\n]+)`/g,
];

/**
 * What a notification says of unread answers, oldest first and at least one: the name of the agent who wrote last, and
 * the beginning of their words without any marks.
 */
export function answerText(answers: Answer[], name: string, words: PushWords): string {
  const by = answers.at(-1)?.agentId;
  const own = answers.filter(({ agentId }) => agentId === by);
  const said = own.map(({ body }) => plain(wordsOf(body))).filter(Boolean);
  return cut(`${name}: ${said.join(" ") || words.answer}`);
}

/** Files are in the chat: they are for whoever may read it. */
function wordsOf({ text, attachments, articles }: Answer["body"]): string {
  const [file] = attachments ?? [];
  return text || (file ? `📎 ${file.name}` : (articles?.[0]?.question ?? ""));
}

function plain(text: string): string {
  const bare = MARKS.reduce((rest, mark) => rest.replace(mark, "$1"), text.slice(0, READ_MAX));
  return bare.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Not in the middle of a sign. */
function cut(text: string): string {
  const signs = [...text];
  return signs.length <= TEXT_MAX
    ? text
    : `${signs
        .slice(0, TEXT_MAX - 1)
        .join("")
        .trimEnd()}…`;
}

import type { Answer } from "./absence-store.ts";
import { type AnswerWords, answerWords } from "./answer-words.ts";

/** What a mail with answers tells, and to whom. `endsAt` (ms since 1970) is when its link ends. */
export interface AnswerMail {
  /** In the order of liking. */
  languages: string[];
  timeZone: string | null;
  site: string;
  answers: Answer[];
  link: string;
  endsAt: number;
  unsubscribeUrl: string;
  nameOf(agentId: string): string;
}

/** Subject and text of a mail with answers that its reader was not there for. */
export function answerMail(mail: AnswerMail): { subject: string; text: string } {
  const { site, answers, link, unsubscribeUrl, nameOf } = mail;
  const words = answerWords(mail.languages);
  const say = (text: string) => text.replace("{site}", () => site);
  const date = dayOf(words.lang, mail.endsAt, mail.timeZone);
  const lines = answers.map(({ agentId, body }) => `${nameOf(agentId)}:\n${said(body, words)}`);
  const text = [
    say(words.intro),
    ...lines,
    `${words.goOn}\n${link}\n${words.ends.replace("{date}", () => date)}`,
    `-- \n${say(words.why)}\n${words.stop}\n${unsubscribeUrl}\n`,
  ].join("\n\n");
  return { subject: say(words.subject), text };
}

/** Files are in the chat: they are for whoever may read it. */
function said({ text, attachments, choices, articles }: Answer["body"], words: AnswerWords) {
  return [
    text,
    ...(attachments ?? []).map(({ name }) => `📎 ${name} (${words.file})`),
    ...(choices ?? []).map((choice) => `- ${choice}`),
    ...(articles ?? []).map(({ question, answer }) => `${question}\n${answer}`),
  ]
    .filter(Boolean)
    .join("\n");
}

function dayOf(lang: string, at: number, timeZone: string | null): string {
  try {
    return new Intl.DateTimeFormat(lang, {
      dateStyle: "long",
      timeZone: timeZone ?? "UTC",
    }).format(at);
  } catch {
    // A browser may name a zone that this server does not know.
    return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(at);
  }
}

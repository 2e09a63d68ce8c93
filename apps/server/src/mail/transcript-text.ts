import type { Event } from "@foyer/protocol";
import { type TranscriptWords, transcriptWords } from "./transcript-words.ts";

/** Whose transcript: languages in the order of liking, and where their clock stands. */
export interface TranscriptReader {
  languages: string[];
  timeZone: string | null;
  site: string;
}

/** Subject and text of an email with what was said. `events` as the visitor sees them, oldest first. */
export function transcriptText(
  events: Event[],
  { languages, timeZone, site }: TranscriptReader,
): { subject: string; text: string } {
  const words = transcriptWords(languages);
  const time = clockOf(words.lang, timeZone);
  const lines = events.flatMap((event) => {
    const said = saidIn(event);
    return said ? [`[${time.format(event.at)}] ${sayer(event, words)}:\n${said}`] : [];
  });
  const subject = words.subject.replace("{site}", () => site);
  return { subject, text: `${subject}\n\n${lines.join("\n\n")}\n` };
}

function clockOf(lang: string, timeZone: string | null): Intl.DateTimeFormat {
  const shown = { dateStyle: "medium", timeStyle: "short" } as const;
  try {
    return new Intl.DateTimeFormat(lang, { ...shown, timeZone: timeZone ?? "UTC" });
  } catch {
    // A browser may name a zone that this server does not know.
    return new Intl.DateTimeFormat(lang, { ...shown, timeZone: "UTC" });
  }
}

function sayer({ by }: Event, words: TranscriptWords): string {
  if (by.kind === "agent") return by.name;
  return by.kind === "visitor" ? words.you : words.assistant;
}

/** What an event says; "" where it is a change of state alone. */
function saidIn({ body }: Event): string {
  switch (body.type) {
    case "message":
      return [
        body.text,
        ...(body.attachments ?? []).map(({ name }) => `📎 ${name}`),
        ...(body.choices ?? []).map((choice) => `- ${choice}`),
        ...(body.articles ?? []).map(articleText),
      ]
        .filter(Boolean)
        .join("\n");
    case "answered":
      return body.articles.map(articleText).join("\n\n");
    case "handed_to_faq":
      return [body.text, ...body.articles.map(articleText)].filter(Boolean).join("\n\n");
    default:
      return "";
  }
}

const articleText = ({ question, answer }: { question: string; answer: string }): string =>
  `${question}\n${answer}`;

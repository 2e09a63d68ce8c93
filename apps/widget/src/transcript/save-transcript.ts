import type { Event } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { firstName } from "../messages/system-line.ts";
import { watch } from "../signal.ts";

/** Longer logs are let go again once they are saved: a page need not hold them. */
const KEPT_MAX = 500;

/**
 * Fetches the whole conversation and gives it to the browser to save, as a text file. Resolves with
 * whether it could.
 */
export async function saveTranscript(chat: Chat): Promise<boolean> {
  const id = chat.messages.conversation.value?.id;
  if (!id || !(await fetchAll(chat))) return false;
  const events = chat.messages.events.value;
  const text = transcriptOf(chat, events);
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${chat.host.settings.name.replace(/[^\p{L}\p{N}]+/gu, "-")}-chat.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  if (events.length > KEPT_MAX) {
    chat.messages.forget();
    chat.session.send({ type: "watch", conversationId: id, after: 0 });
  }
  return true;
}

/** All pages from the newest back; false when the connection does not bring them. */
async function fetchAll({ messages }: Chat): Promise<boolean> {
  const first = () => messages.events.value[0]?.seq;
  for (let before = first(); ; before = first()) {
    messages.earlier();
    // Nothing was asked for: there is no more, or no connection.
    if (!messages.loadingEarlier.value) return before === 1;
    await new Promise<void>((resolve) => {
      const stop = watch(() => {
        if (messages.loadingEarlier.value) return;
        stop();
        resolve();
      });
    });
    if (first() === before) return before === 1;
  }
}

/** What was said, in the order of saying; times by the visitor's clock. */
export function transcriptOf(chat: Chat, events: readonly Event[]): string {
  const { lang } = chat.language.value;
  const time = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  const { support } = chat.texts();
  const { you } = laterTexts(chat);
  const site = support.replace("{site}", chat.host.settings.name);
  const sayer = ({ by }: Event) =>
    by.kind === "agent" ? firstName(by) : by.kind === "visitor" ? you : site;
  const parts = events.flatMap((event) => {
    const said = saidIn(event);
    return said ? [`[${time.format(event.at)}] ${sayer(event)}:\n${said}`] : [];
  });
  return `${parts.join("\n\n")}\n`;
}

function saidIn({ body }: Event): string {
  const cards = "articles" in body ? (body.articles ?? []) : [];
  const files = body.type === "message" ? (body.attachments ?? []) : [];
  const choices = body.type === "message" ? (body.choices ?? []) : [];
  // The text of an edit stands in the message itself.
  const text = body.type === "message" || body.type === "handed_to_faq" ? body.text : "";
  return [
    text,
    ...files.map(({ name }) => `📎 ${name}`),
    ...choices.map((choice) => `- ${choice}`),
    ...cards.map(({ question, answer }) => `${question}\n${answer}`),
  ]
    .filter(Boolean)
    .join("\n");
}

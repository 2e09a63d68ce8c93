import type { Chat } from "../chat.ts";
import { fill, plural } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { openingText } from "./opening-text.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Who is here and how long answers take, or when somebody is back; on the home both, over the conversation
 * what there is room for. Empty when there is nothing to say but who is here.
 */
export function presenceLine(chat: Chat): string {
  const { open, opensAt, shut, replySeconds } = chat.availability.value ?? {};
  const { lang } = chat.language.value;
  const count = chat.here.value.length;
  if (!open && (!count || shut) && opensAt) return openingText(chat, opensAt);
  const reply = replySeconds == null ? "" : replyText(chat, replySeconds);
  if (chat.view.value.name !== "home") return reply;
  const people = count ? plural(chat.texts().here, count, lang) : laterTexts(chat).awayNow;
  return reply && `${people} · ${reply}`;
}

/** How long an answer usually takes, on the scale that fits. */
function replyText(chat: Chat, seconds: number): string {
  const texts = laterTexts(chat);
  const { lang } = chat.language.value;
  if (seconds < MINUTE) return texts.replyFast;
  if (seconds < HOUR) return plural(texts.replyMinutes, Math.ceil(seconds / MINUTE), lang);
  if (seconds < DAY) return plural(texts.replyHours, Math.ceil(seconds / HOUR), lang);
  return texts.replyDays;
}

/** What is left to wait; empty when nobody can say. */
export function waitText(chat: Chat, seconds: number | null): string {
  if (seconds === null) return "";
  const texts = laterTexts(chat);
  if (seconds < MINUTE) return texts.waitShort;
  return plural(texts.waitMinutes, Math.ceil(seconds / MINUTE), chat.language.value.lang);
}

/** "We will call you: 040 123456", or the same of an email. */
export function wishText(chat: Chat, { email, phone }: { email?: string; phone?: string }): string {
  const texts = laterTexts(chat);
  return phone ? fill(texts.willCall, { phone }) : fill(texts.willWrite, { email: email ?? "" });
}

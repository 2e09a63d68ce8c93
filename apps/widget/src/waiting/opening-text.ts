import type { Chat } from "../chat.ts";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { daysAgo } from "../messages/clock.ts";

/** From here on a weekday alone could be last week's. */
const WEEK_DAYS = 6;

/** As the visitor's browser writes this language: "en" alone would be American. */
const localeOf = (lang: string): string =>
  navigator.languages.find((tag) => tag.startsWith(lang)) ?? lang;

/**
 * "We are back on Monday at 09:00", by the visitor's own clock and calendar. Intl takes 40 ms at its first
 * use: this part comes after the panel is drawn.
 */
export function openingText(chat: Chat, at: number): string {
  const texts = laterTexts(chat);
  const lang = localeOf(chat.language.value.lang);
  const days = -daysAgo(at);
  const date = new Date(at);
  const time = date.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
  if (days < 2) {
    const day = new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(days, "day");
    return fill(texts.backSoon, { day, time });
  }
  const far = days > WEEK_DAYS && ({ day: "numeric", month: "long" } as const);
  const day = date.toLocaleDateString(lang, { weekday: "long", ...far });
  return fill(texts.back, { day, time });
}

import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** Instead of articles, when none fits what the visitor writes. */
export function nothingFound(chat: Chat): JSX.Element {
  return <p class="hint">{laterTexts(chat).nothingFound}</p>;
}

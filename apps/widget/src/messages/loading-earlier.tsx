import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** Over the lines, while the page before them is awaited; it takes no room, so that no line moves. */
export function loadingEarlier(chat: Chat): JSX.Element {
  return (
    <p class="sys early">
      <span>{laterTexts(chat).earlier}</span>
    </p>
  );
}

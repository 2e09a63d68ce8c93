import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { icon } from "../look/icons.tsx";

/** What can be done with the conversation that runs. */
export function menu(chat: Chat): JSX.Element {
  const texts = laterTexts(chat);
  return (
    <details class="menu">
      <summary class="ic" aria-label={texts.more}>
        {icon("more")}
      </summary>
      <button
        type="button"
        class="card"
        onClick={(event) => {
          event.currentTarget.closest("details")?.removeAttribute("open");
          chat.messages.end("not_solved");
        }}
      >
        {texts.endChat}
      </button>
    </details>
  );
}

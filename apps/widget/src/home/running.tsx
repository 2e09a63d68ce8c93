import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { face } from "../look/face.tsx";
import { icon } from "../look/icons.tsx";
import { lastWords } from "../messages/last-words.ts";

/** The way back to the conversation that runs, or ran last. */
export function running(chat: Chat): JSX.Element | null {
  const texts = laterTexts(chat);
  const agent = chat.messages.conversation.value?.agent;
  const unread = chat.unread.count();
  const words = lastWords(chat);
  if (!words) return null;
  return (
    <button
      type="button"
      class="card talk"
      onClick={() => {
        chat.view.value = { name: "conversation" };
      }}
    >
      {agent && face(chat, agent)}
      <span class="who">
        <b>{texts.yours}</b>
        <small class="cut">{words}</small>
      </span>
      {unread > 0 ? <em class="count">{unread}</em> : icon("next")}
    </button>
  );
}

import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** Over the composer while no person is in it: a person is one press away, whatever was answered. */
export function nextSteps(chat: Chat): JSX.Element | null {
  const texts = laterTexts(chat);
  const { conversation, events, pending } = chat.messages;
  const state = conversation.value?.state;
  const asked = pending.value.some(({ frame }) => frame.type === "ask_person");
  if (asked || state === "waiting" || state === "active") return null;
  const last = events.value.at(-1)?.body;
  const unsure = last?.type === "answered" && !last.confident;
  const answered = last?.type === "handed_to_faq" || last?.type === "answered";
  return (
    <div class="quick">
      {state === "self_service" && answered && !unsure && (
        <button type="button" class="pill" onClick={() => chat.messages.end("solved")}>
          {texts.thanks}
        </button>
      )}
      <button type="button" class={unsure ? "pill main" : "pill"} onClick={chat.talk}>
        {chat.texts().talk}
      </button>
    </div>
  );
}

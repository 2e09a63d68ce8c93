import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import type { Texts } from "../languages/en.ts";
import { Bubble } from "./bubble.tsx";
import { formatted } from "./formatted.tsx";
import type { Pending } from "./said.ts";

interface Props {
  chat: Chat;
  entry: Pending;
}

/** A line that the server has not confirmed, and what became of it so far. */
export function PendingRow({ chat, entry }: Props): JSX.Element {
  const texts = chat.texts();
  const { frame, state } = entry;
  if (frame.type !== "send_message")
    return (
      <p class="sys">
        {frame.type === "ask_person" && `${texts.talk} · `}
        {progress(state, texts)}
      </p>
    );
  return (
    <Bubble
      text={formatted(chat, frame, frame.text)}
      isMine
      files={frame.attachmentIds && chat.files.get()?.shown(chat, frame.attachmentIds, true)}
    >
      {state === "refused" ? chat.parts.get()?.refused(chat, entry) : progress(state, texts)}
    </Bubble>
  );
}

/** Without a connection it waits; with one it is a matter of a moment. */
function progress(state: Pending["state"], texts: Texts): string {
  return state === "waiting" ? texts.kept : texts.sending;
}

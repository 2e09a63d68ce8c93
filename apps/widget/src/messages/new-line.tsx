import type { Event } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { watch } from "../signal.ts";

/** Where the visitor left off: `before` is the first line that is new to them, 0 when none is. */
interface Mark {
  away: boolean;
  left: number;
  before: number;
}

const marks = new WeakMap<Chat, Mark>();

/** A line above the first message of an agent that came while the visitor was away. */
export function newLine(chat: Chat, event: Event): JSX.Element | false {
  return (
    event.seq === markOf(chat).before && (
      <p key={`new${event.seq}`} class="sys new">
        <span>{laterTexts(chat).newHere}</span>
      </p>
    )
  );
}

function markOf(chat: Chat): Mark {
  let mark = marks.get(chat);
  if (!mark) {
    // What was read before this part was here is known by the state that counts it.
    const first = { away: true, left: chat.unread.left(), before: 0 };
    marks.set(chat, first);
    chat.stops.push(watch(() => look(chat, first)));
    mark = first;
  }
  // Drawn before those who watch are told.
  look(chat, mark);
  return mark;
}

/** While they are away it is remembered how far they had read; when they are back that is the mark. */
function look(chat: Chat, mark: Mark): void {
  const conversation = chat.messages.conversation.value;
  if (!conversation) return;
  const isHere =
    chat.shown.value &&
    chat.view.value.name === "conversation" &&
    document.visibilityState === "visible";
  if (!isHere) {
    mark.left = mark.away ? mark.left : conversation.readByVisitor;
    mark.away = true;
  } else if (mark.away) {
    mark.away = false;
    const isNew = ({ seq, by, body }: Event) =>
      seq > mark.left && by.kind === "agent" && body.type === "message";
    mark.before = chat.messages.events.value.find(isNew)?.seq ?? 0;
  }
}

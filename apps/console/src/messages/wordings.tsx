import type { Event } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t, tWith } from "../language/say.ts";
import { messages } from "../live/live.ts";
import { clockTime, fullTime } from "../look/time.ts";

/** One wording that a message had, until `at`. */
interface Wording {
  text: string;
  at: number;
  by: string;
}

/** What a message said before, oldest first, as the events after it tell. */
export function wordingsOf(events: readonly Event[], seq: number): Wording[] {
  return events.flatMap(({ at, by, body }) =>
    (body.type === "edited" || body.type === "removed") && body.of === seq
      ? [{ text: body.was ?? "", at, by: by.kind === "agent" ? by.name : "" }]
      : [],
  );
}

/** "Edited" or "removed"; a press shows what it said before. */
export function Wordings({ event }: { event: Event }) {
  const [open, setOpen] = useState(false);
  const { body } = event;
  if (body.type !== "message" || !(body.edited || body.removed)) return null;
  const before = wordingsOf(messages.talk(event.conversationId).value.events, event.seq);
  return (
    <>
      {" · "}
      <button
        type="button"
        class="btn link"
        aria-expanded={open}
        title={t("What it said before; the visitor cannot see that")}
        onClick={() => setOpen(!open)}
      >
        {body.removed ? t("removed") : t("edited")}
      </button>
      {open && (
        <ol class="wordings">
          {before.map(({ text, at, by }) => (
            <li key={at}>
              <small>
                {tWith("Until {{time}}, changed by {{name}}", {
                  time: <time title={fullTime(at)}>{clockTime(at)}</time>,
                  name: by,
                })}
              </small>
              <span dir="auto">{text}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

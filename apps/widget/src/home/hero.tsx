import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { face } from "../look/face.tsx";
import { icon } from "../look/icons.tsx";

/** Faces beyond this would only crowd the corner. */
const FACES = 3;

/** The site's greeting, and the faces of those who are here. */
export function hero(chat: Chat): JSX.Element {
  const { greeting, intro, name } = chat.host.settings;
  const texts = chat.texts();
  return (
    <header class="hero">
      <div class="top">
        <b>{name}</b>
        <span class="faces">
          {chat.here.value.slice(0, FACES).map((agent) => face(chat, agent))}
        </span>
        <button type="button" class="ic" aria-label={texts.close} onClick={chat.host.closed}>
          {icon("close")}
        </button>
      </div>
      <h2>{chat.options.value.greeting ?? greeting}</h2>
      <p>{intro}</p>
    </header>
  );
}

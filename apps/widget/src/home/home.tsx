import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { banner } from "../connecting/banner.tsx";
import { findAnswer } from "../faq/find-answer.tsx";
import { icon } from "../look/icons.tsx";
import { hero } from "./hero.tsx";
import { peopleHere } from "./people-here.ts";

/** The first view: who is here, find an answer, talk to a person. */
export function home(chat: Chat): JSX.Element {
  const texts = chat.texts();
  const parts = chat.messages.conversation.value && chat.parts.get();
  return (
    <>
      <div class="scroll">
        {hero(chat)}
        <div class="home">
          {parts?.running(chat)}
          {findAnswer(chat)}
          <button type="button" class="card talk" onClick={chat.talk}>
            <span class="who">
              <b>{texts.talk}</b>
              <small>{peopleHere(chat)}</small>
            </span>
            <span class="round">{icon("send")}</span>
          </button>
        </div>
      </div>
      {banner(chat)}
    </>
  );
}

import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { banner } from "../connecting/banner.tsx";
import { peopleHere } from "../home/people-here.ts";
import { fill } from "../languages/fill.ts";
import { face } from "../look/face.tsx";
import { Composer } from "../messages/composer.tsx";
import { MessageList } from "../messages/message-list.tsx";
import { topBar } from "./top-bar.tsx";

/** The talk itself: with whom, what was said, what to say. */
export function conversationView(chat: Chat): JSX.Element {
  const state = chat.messages.conversation.value?.state;
  const parts = state && chat.parts.get();
  const wants = chat.messages.wantsPerson.value;
  const { form } = chat.options.value;
  const asks = form && wants && !/^[wa]/.test(state ?? "") && chat.form.get();
  if (form && asks) return <asks.FormView chat={chat} form={form} />;
  const toPerson = wants && (!state || state === "closed");
  return (
    <>
      {topBar(chat, who(chat), state && chat.more.get()?.menu(chat))}
      <MessageList chat={chat} />
      {chat.more.get()?.under(chat)}
      {banner(chat)}
      {toPerson && (
        <p class="quick sys" role="status">
          {chat.texts().startPerson} {peopleHere(chat)}
        </p>
      )}
      {!toPerson && parts && parts.nextSteps(chat)}
      <Composer chat={chat} />
    </>
  );
}

function who(chat: Chat): JSX.Element {
  const texts = chat.texts();
  const conversation = chat.messages.conversation.value;
  const support = fill(texts.support, { site: chat.host.settings.name });
  const agent = conversation?.state === "active" && conversation.agent;
  if (!agent)
    return (
      <span class="who">
        <b>{support}</b>
        <small>
          {(chat.here.value.length || chat.availability.value?.opensAt) && peopleHere(chat)}
        </small>
      </span>
    );
  return (
    <>
      {face(
        chat,
        agent,
        chat.here.value.some(({ id }) => id === agent.id),
      )}
      <span class="who">
        <b>{agent.name}</b>
        <small>{agent.title || support}</small>
      </span>
    </>
  );
}

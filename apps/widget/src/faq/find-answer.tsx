import { QUERY_MAX } from "@foyer/protocol/limits";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { icon } from "../look/icons.tsx";
import { articleList } from "./article-list.tsx";

/** Answers as the visitor writes; Enter asks in a conversation. */
export function findAnswer(chat: Chat): JSX.Element {
  const texts = chat.texts();
  const { search } = chat;
  const hits = search.hits.value;
  const query = search.query.value.trim();

  function submit(event: Event): void {
    event.preventDefault();
    if (!query) return;
    chat.ask(query);
    search.write("");
  }

  return (
    <>
      <form class="card find" onSubmit={submit}>
        <label for="find">{texts.findAnswer}</label>
        <div class="in">
          {icon("search")}
          <input
            id="find"
            type="text"
            enterkeyhint="search"
            autocomplete="off"
            maxLength={QUERY_MAX}
            placeholder={texts.findHint}
            value={search.query.value}
            onInput={(event) => {
              search.write(event.currentTarget.value);
              chat.parts.load();
              chat.formatting.load();
            }}
          />
          {query && (
            <button type="submit" class="pill">
              {texts.ask}
            </button>
          )}
        </div>
      </form>
      <div aria-live="polite">
        {hits?.length === 0 && chat.parts.get()?.nothingFound(chat)}
        {articleList(chat, hits ?? chat.popular.value)}
      </div>
    </>
  );
}

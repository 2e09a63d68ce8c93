import type { ArticleCard } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { articleList } from "./article-list.tsx";
import { tellRead } from "./tell-read.ts";

/** Other articles under one: more would be a list to read. */
const OTHERS = 3;

/** Below an article: its page in the help centre, where the owner has one, and what else was found or is asked often. */
export function besideArticle(chat: Chat, article: ArticleCard): JSX.Element {
  tellRead(chat, article.id);
  const { host, options } = chat;
  const near = chat.search.hits.value ?? chat.popular.value ?? [];
  const list = near.filter(({ id }) => id !== article.id).slice(0, OTHERS);
  const texts = laterTexts(chat);
  const page = `${host.origin}/help/${host.settings.key}/a/${article.id}`;
  return (
    <>
      {options.value.helpCentre && (
        <p class="page">
          <a href={page} target="_blank" rel="noopener">
            {texts.openPage} <span aria-hidden="true">↗</span>
          </a>
        </p>
      )}
      {list.length > 0 && (
        <aside class="others">
          <small>{texts.seeAlso}</small>
          {articleList(chat, list)}
        </aside>
      )}
    </>
  );
}

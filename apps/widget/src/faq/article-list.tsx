import type { ArticleCard } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { icon } from "../look/icons.tsx";

/** Questions to press; null: not known yet. Its place is kept while they are awaited, so that nothing moves. */
export function articleList(
  chat: Chat,
  articles: readonly ArticleCard[] | null,
): JSX.Element | null {
  if (!articles) return <div class="card faq bones" aria-hidden="true" />;
  if (!articles.length) return null;
  return (
    <ul class="card faq" onPointerEnter={chat.parts.load}>
      {articles.map((article) => (
        <li key={article.id}>
          <button
            type="button"
            onClick={() => {
              chat.view.value = { name: "article", article };
            }}
          >
            {article.question}
            {icon("next")}
          </button>
        </li>
      ))}
    </ul>
  );
}

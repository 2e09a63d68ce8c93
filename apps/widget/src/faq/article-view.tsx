import type { ArticleCard } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { topBar } from "../conversation/top-bar.tsx";
import { laterTexts } from "../languages/later-texts.ts";
import { formatted } from "../messages/formatted.tsx";
import { signal } from "../signal.ts";

/** Articles that the visitor said have helped, on this page. */
const helped = signal<readonly string[]>([]);

/** One article; a person is one press away, whatever it says. */
export function ArticleView({ chat, article }: { chat: Chat; article: ArticleCard }): JSX.Element {
  const texts = chat.texts();
  const { glad, helped: yes } = laterTexts(chat);
  return (
    <>
      {topBar(chat, <b>{texts.findAnswer}</b>)}
      <article class="scroll article">
        <h2>{article.question}</h2>
        <div class="text">{formatted(chat, article, article.answer)}</div>
      </article>
      <div class="quick" aria-live="polite">
        {helped.value.includes(article.id) ? (
          <span>{glad}</span>
        ) : (
          <button
            type="button"
            class="pill"
            onClick={() => {
              helped.value = [...helped.value, article.id];
            }}
          >
            {yes}
          </button>
        )}
        <button type="button" class="pill" onClick={chat.talk}>
          {texts.talk}
        </button>
      </div>
    </>
  );
}

import type { ArticleCard } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { topBar } from "../conversation/top-bar.tsx";
import { laterTexts } from "../languages/later-texts.ts";
import { formatted } from "../messages/formatted.tsx";
import { judge, verdictOf } from "./judgements.ts";

/** One article; a person is one press away, whatever it says. */
export function ArticleView({ chat, article }: { chat: Chat; article: ArticleCard }): JSX.Element {
  const texts = chat.texts();
  const verdict = verdictOf(chat, article.id);
  return (
    <>
      {topBar(chat, <b>{texts.findAnswer}</b>)}
      <article key={article.id} class="scroll article">
        <h2>{article.question}</h2>
        <div class="text">{formatted(chat, article, article.answer)}</div>
        {chat.formatting.get()?.besideArticle(chat, article)}
      </article>
      <div class="quick">
        <span role="status">{question(chat, verdict)}</span>
        {verdict === undefined && answers(chat, article)}
        <button type="button" class={verdict === false ? "pill main" : "pill"} onClick={chat.talk}>
          {texts.talk}
        </button>
      </div>
    </>
  );
}

function question(chat: Chat, verdict: boolean | undefined): string {
  const { didHelp, glad, sorry } = laterTexts(chat);
  if (verdict === undefined) return didHelp;
  return verdict ? glad : sorry;
}

function answers(chat: Chat, { id }: ArticleCard): JSX.Element[] {
  const { yes, no } = laterTexts(chat);
  return [true, false].map((helped) => (
    <button
      key={`${helped}`}
      type="button"
      class="pill"
      onClick={(event) => {
        // The button goes, and the focus must not go with it.
        event.currentTarget.closest<HTMLElement>(".panel")?.focus();
        judge(chat, id, helped);
      }}
    >
      {helped ? yes : no}
    </button>
  ));
}

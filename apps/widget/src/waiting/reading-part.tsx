/** Something to read while one waits: fetched when there is something. */
import type { ArticleCard } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { articleList } from "../faq/article-list.tsx";
import { laterTexts } from "../languages/later-texts.ts";

export { default as css } from "./reading.css?inline";

/** Articles that may answer it, in the card of those who wait. Each opens as on the home: the place in the queue stays. */
export const reading = (chat: Chat, articles: readonly ArticleCard[]): JSX.Element => (
  <div class="meanwhile">
    <p role="status">{laterTexts(chat).meanwhile}</p>
    {articleList(chat, articles)}
  </div>
);

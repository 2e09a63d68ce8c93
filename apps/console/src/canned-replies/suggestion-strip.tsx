import type { ArticleHit, CannedReply, CannedReplySuggestions } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { cannedReplies } from "./canned-replies-state.ts";

interface Props {
  suggestions: CannedReplySuggestions;
  onReply(reply: CannedReply): void;
  onArticle(article: ArticleHit): void;
}

/** The suggested replies that are known here, best first. */
export function suggestedReplies({ replyIds }: CannedReplySuggestions): CannedReply[] {
  return replyIds.flatMap((id) => cannedReplies.value?.find((reply) => reply.id === id) ?? []);
}

/** Replies and articles that may fit, above an empty composer; the first by one key. */
export function SuggestionStrip({ suggestions, onReply, onArticle }: Props) {
  const replies = suggestedReplies(suggestions);
  const { articles } = suggestions;
  if (replies.length + articles.length === 0) return null;
  return (
    <ul class="suggestions" aria-label={t("Suggested answers")}>
      {replies.map((reply, index) => (
        <li key={reply.id}>
          <button type="button" title={reply.text} onClick={() => onReply(reply)}>
            <Icon name="bolt" />
            <span dir="auto">{reply.title}</span>
            {index === 0 && <kbd>→</kbd>}
          </button>
        </li>
      ))}
      {articles.map((article) => (
        <li key={article.id}>
          <button
            type="button"
            title={article.answer}
            aria-label={t("Attach the article {{question}}", { question: article.question })}
            onClick={() => onArticle(article)}
          >
            <Icon name="book" />
            <span dir="auto">{article.question}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

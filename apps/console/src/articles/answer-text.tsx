import { ArticleText, type Picture } from "@foyer/ui/article-text.tsx";
import "./article-editor.css";

/** An article's answer as the chat shows it. */
export function AnswerText({ text }: { text: string }) {
  return <ArticleText text={text} picture={picture} />;
}

/** What is elsewhere is a link, as it is for visitors. */
function picture({ alt, src }: Picture) {
  if (src.startsWith("/")) return <img class="answer-picture" src={src} alt={alt} loading="lazy" />;
  return (
    <a href={src} target="_blank" rel="noopener noreferrer nofollow">
      {alt || src}
    </a>
  );
}

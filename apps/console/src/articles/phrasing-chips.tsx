import type { Article, PhrasingSuggestion } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { suggestPhrasings } from "./learning-state.ts";
import "./learning.css";

interface Props {
  article: Article;
  /** The phrasings in the box, one per line. */
  phrasings: string;
  add(phrasing: string): void;
}

/** Words that visitors were helped with by this article: one click takes them over. */
export function PhrasingChips({ article, phrasings, add }: Props) {
  const [suggested, setSuggested] = useState<readonly PhrasingSuggestion[]>([]);
  useEffect(() => {
    let current = true;
    // Without them the editor is as good as before.
    suggestPhrasings(article.id).then(
      (found) => current && setSuggested(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [article.id]);
  const taken = phrasings.split("\n").map((line) => line.trim());
  const free = suggested.filter(({ text }) => !taken.includes(text));
  if (free.length === 0) return null;
  return (
    <div class="phrasing-chips">
      <span class="quiet">{t("Asked by visitors whom this helped:")}</span>
      {free.map(({ text, count }) => (
        <button key={text} type="button" class="btn" dir="auto" onClick={() => add(text)}>
          <Icon name="plus" />
          {text}
          {count > 1 && <span class="quiet"> × {count}</span>}
        </button>
      ))}
    </div>
  );
}

import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { filterArticles } from "./filter-articles.ts";
import { useArticleSearch } from "./use-article-search.ts";

interface Props {
  siteId: string;
  /** What the article shall be found by. */
  question: string;
  list: readonly Article[];
  pick(articleId: string): void;
  onClose(): void;
}

/** As many as one looks through; who wants another types its name. */
const SHOWN = 8;

/** Chooses the article that answers a question: the likeliest ones first. */
export function PickArticle({ siteId, question, list, pick, onClose }: Props) {
  const [query, setQuery] = useState("");
  const { hits } = useArticleSearch(siteId, question);
  const likely = hits.flatMap(({ id }) => list.find((article) => article.id === id) ?? []);
  const rest = filterArticles(list, "").filter((article) => !likely.includes(article));
  const found = query ? filterArticles(list, query) : [...likely, ...rest];
  return (
    <Dialog title={t("Add to an article")} onClose={onClose}>
      <p class="quiet" dir="auto">
        {t("“{{question}}” becomes another phrasing of it.", { question })}
      </p>
      <SearchBox value={query} onValue={setQuery} label={t("Search articles")} />
      <ul class="pick-list">
        {found.slice(0, SHOWN).map((article) => (
          <li key={article.id}>
            <button type="button" class="pick" dir="auto" onClick={() => pick(article.id)}>
              {article.question}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="quiet">{t("No article is called that.")}</p>}
    </Dialog>
  );
}

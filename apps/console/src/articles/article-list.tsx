import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { Judgements } from "../feedback/judgements.tsx";
import { t } from "../language/say.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { ArticleShelves } from "./article-shelves.tsx";
import { articlesError, loadArticles } from "./articles-state.ts";
import { filterArticles, onShelf } from "./filter-articles.ts";

interface Props {
  siteId: string;
  chooseSite(id: string): void;
  current: string | undefined;
  list: readonly Article[] | undefined;
}

/** A site's articles: published by popularity, drafts marked. */
export function ArticleList({ siteId, chooseSite, current, list }: Props) {
  const [query, setQuery] = useState("");
  const [shelf, setShelf] = useState("");
  const shown = list && filterArticles(onShelf(list, shelf), query);
  return (
    <section class="list" aria-label={t("Articles")}>
      <header>
        <div class="title">
          <h1>{t("Help articles")}</h1>
          <a class="btn" href="/console/articles/new">
            <Icon name="plus" />
            {t("New")}
          </a>
        </div>
        {sites.value.length > 1 && <SitePicker siteId={siteId} choose={chooseSite} />}
        {list && <ArticleShelves list={list} shelf={shelf} choose={setShelf} />}
        <SearchBox value={query} onValue={setQuery} label={t("Search articles")} />
      </header>
      <div class="rows">
        <a
          class="entry"
          href="/console/articles/try"
          aria-current={!current || current === "try" ? "true" : undefined}
        >
          <strong>{t("Try a question")}</strong>
          <Icon name="search" />
          <p>{t("See what visitors would be answered")}</p>
        </a>
        <a
          class="entry"
          href="/console/articles/learn"
          aria-current={current === "learn" ? "true" : undefined}
        >
          <strong>{t("To learn from")}</strong>
          <Icon name="bulb" />
          <p>{t("What visitors asked in vain")}</p>
        </a>
        <a
          class="entry"
          href="/console/articles/figures"
          aria-current={current === "figures" ? "true" : undefined}
        >
          <strong>{t("Figures")}</strong>
          <Icon name="pulse" />
          <p>{t("How often self-service helps")}</p>
        </a>
        {shown?.map((article) => (
          <Entry key={article.id} article={article} isCurrent={article.id === current} />
        ))}
        {shown?.length === 0 && <None searching={query !== "" || shelf !== ""} />}
        {!shown &&
          (articlesError.value ? (
            <Failed error={articlesError.value} retry={() => loadArticles(siteId)} />
          ) : (
            <Loading />
          ))}
      </div>
    </section>
  );
}

function SitePicker({ siteId, choose }: { siteId: string; choose(id: string): void }) {
  return (
    <select
      class="input"
      aria-label={t("Site")}
      value={siteId}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {sites.value.map((site) => (
        <option key={site.id} value={site.id}>
          {site.name}
        </option>
      ))}
    </select>
  );
}

function Entry({ article, isCurrent }: { article: Article; isCurrent: boolean }) {
  return (
    <a
      class="entry"
      href={`/console/articles/${article.id}`}
      aria-current={isCurrent ? "true" : undefined}
    >
      <strong dir="auto">{article.question}</strong>
      {article.state === "draft" ? (
        <span class="chip warn">{t("Draft")}</span>
      ) : (
        article.popular !== null && <span class="chip">№ {article.popular}</span>
      )}
      <p dir="auto">
        {languageName(article.lang)}
        {article.tags.length > 0 && ` · ${article.tags.join(", ")}`}{" "}
        <Judgements articleId={article.id} />
      </p>
    </a>
  );
}

function None({ searching }: { searching: boolean }) {
  if (searching) return <Blank icon="search" title={t("No article fits")} />;
  return (
    <Blank icon="book" title={t("No articles yet")}>
      <p>
        {t("Write down what you are asked most. Visitors get the answer at once, day and night.")}
      </p>
    </Blank>
  );
}

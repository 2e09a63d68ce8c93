import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { sites } from "../session/session-state.ts";
import { waitingOf } from "../suggestions/suggestions-state.ts";
import { ArticleRows } from "./article-rows.tsx";
import { ArticleShelves } from "./article-shelves.tsx";
import { ArticleTools } from "./article-tools.tsx";
import { articlesError, loadArticles } from "./articles-state.ts";
import { filterArticles, onShelf } from "./filter-articles.ts";
import { folders } from "./folders-state.ts";
import { MoveBar } from "./move-bar.tsx";
import { shelfParts } from "./shelf-rows.ts";

interface Props {
  siteId: string;
  chooseSite(id: string): void;
  current: string | undefined;
  list: readonly Article[] | undefined;
}

/** A site's articles in their folders, and what else is to be done with them. */
export function ArticleList({ siteId, chooseSite, current, list }: Props) {
  const [query, setQuery] = useState("");
  const [shelf, setShelf] = useState("");
  const shown = list && filterArticles(onShelf(list, shelf), query);
  const isNarrowed = query !== "" || shelf !== "";
  const all = folders.value.get(siteId) ?? [];
  return (
    <section class="list" aria-label={t("Articles")}>
      <header>
        <div class="title">
          <h1>{t("Help articles")}</h1>
          <span class="list-tools">
            <a class="btn" href="/console/articles/new">
              <Icon name="plus" />
              {t("New")}
            </a>
            <ArticleTools siteId={siteId} folders={all} />
          </span>
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
          href="/console/articles/suggestions"
          aria-current={current === "suggestions" ? "true" : undefined}
        >
          <strong>{t("Suggestions")}</strong>
          {waitingOf(siteId) > 0 ? (
            <span class="count">{waitingOf(siteId)}</span>
          ) : (
            <Icon name="people" />
          )}
          <p>{t("What readers of the help centre write")}</p>
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
        {shown && shown.length > 0 && (
          <ArticleRows
            siteId={siteId}
            parts={shelfParts(shown, all).filter(
              ({ articles }) => articles.length > 0 || !isNarrowed,
            )}
            folders={all}
            list={list ?? []}
            current={current}
          />
        )}
        {shown?.length === 0 && <None searching={isNarrowed} />}
        {!shown &&
          (articlesError.value ? (
            <Failed error={articlesError.value} retry={() => loadArticles(siteId)} />
          ) : (
            <Loading />
          ))}
      </div>
      <MoveBar siteId={siteId} parts={shelfParts(list ?? [], all)} />
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

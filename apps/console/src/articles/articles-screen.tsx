import type { Article } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { loadJudgements } from "../feedback/judgements.tsx";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { sites } from "../session/session-state.ts";
import { SuggestionsScreen } from "../suggestions/suggestions-screen.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import { ArticleList } from "./article-list.tsx";
import { articles, articlesError, loadArticles } from "./articles-state.ts";
import { FiguresScreen } from "./figures-screen.tsx";
import { showSite } from "./folders-state.ts";
import { ImportScreen } from "./import-screen.tsx";
import { ToLearn } from "./to-learn.tsx";
import { TryQuestion } from "./try-question.tsx";
import "../inbox/inbox.css";
import "../look/page.css";

/** Help articles: the list of a site, and one to write; a question to try; what to learn; the figures. */
export function ArticlesScreen({ params: { id } }: ScreenProps) {
  const { route, query } = useLocation();
  const [chosenSite, chooseSite] = useState("");
  const siteId = chosenSite || siteOf(id) || siteOf(query.of) || sites.value[0]?.id || "";
  const list = articles.value.get(siteId);
  useEffect(() => {
    if (!siteId) return;
    loadArticles(siteId);
    loadJudgements(siteId);
    return showSite(siteId);
  }, [siteId]);
  if (!siteId) return <NoSite />;
  return (
    <main class={`split ${id ? "has-entry" : ""}`}>
      <ArticleList siteId={siteId} chooseSite={chooseSite} current={id} list={list} />
      <section class="detail" aria-label={detailName(id)}>
        <Detail
          // A translation that begins is another one in each language.
          key={`${id} ${query.of ?? ""} ${query.lang ?? ""}`}
          id={id}
          siteId={siteId}
          list={list}
          open={(next) => route(`/console/articles${next ? `/${next}` : ""}`)}
        />
      </section>
    </main>
  );
}

function detailName(id: string | undefined): string {
  if (id === "learn") return t("To learn from");
  if (id === "figures") return t("Figures");
  if (id === "suggestions") return t("Suggestions");
  if (id === "import") return t("Import articles");
  return id && id !== "try" ? t("Article") : t("Try a question");
}

interface DetailProps {
  id: string | undefined;
  siteId: string;
  list: readonly Article[] | undefined;
  open(id: string): void;
}

function Detail({ id, siteId, list, open }: DetailProps) {
  if (!id || id === "try") return <TryQuestion siteId={siteId} />;
  if (id === "learn") return <ToLearn siteId={siteId} list={list} open={open} />;
  if (id === "figures") return <FiguresScreen siteId={siteId} />;
  if (id === "suggestions") return <SuggestionsScreen siteId={siteId} list={list} open={open} />;
  if (id === "import") return <ImportScreen siteId={siteId} done={() => open("")} />;
  if (id === "new") return <NewArticle siteId={siteId} list={list} open={open} />;
  const article = list?.find((one) => one.id === id);
  if (article) return <ArticleEditor siteId={siteId} article={article} open={open} />;
  if (articlesError.value)
    return <Failed error={articlesError.value} retry={() => loadArticles(siteId)} />;
  return list ? <Blank icon="search" title={t("There is no such article")} /> : <Loading />;
}

/** A new one, or a translation of the article that the address names. */
function NewArticle({ siteId, list, open }: Omit<DetailProps, "id">) {
  const { query } = useLocation();
  const of = list?.find(({ id }) => id === query.of);
  if (query.of && !list) return <Loading />;
  return <ArticleEditor {...{ siteId, article: null, of, lang: query.lang, open }} />;
}

function NoSite() {
  return (
    <main>
      <Blank icon="book" title={t("Articles belong to a site")}>
        <a class="btn" href="/console/settings/sites/new">
          {t("Add a site first")}
        </a>
      </Blank>
    </main>
  );
}

/** An article opened by its address tells its site once it is loaded. */
function siteOf(id: string | undefined): string | undefined {
  for (const [siteId, list] of articles.value)
    if (list.some((article) => article.id === id)) return siteId;
}

import type { Event } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createFormToken } from "../help-centre/form-token.ts";
import type { Log } from "../log.ts";
import { createQuestions } from "../questions/questions.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { createSmartSearch } from "../smart-search/smart-search.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { createSuggestionBox } from "../suggestions/suggestions.ts";
import { createArticleHistory } from "./article-history.ts";
import { createArticleImageStore } from "./article-image-store.ts";
import { createArticleImages } from "./article-images.ts";
import { createArticleStore } from "./article-store.ts";
import { createArticleVersionStore } from "./article-version-store.ts";
import { createCareForArticle } from "./care-for-article.ts";
import { createExportArticles } from "./export-articles.ts";
import { createFaq } from "./faq.ts";
import { createFolderStore } from "./folder-store.ts";
import { createFolders } from "./folders.ts";
import { createFetchPage } from "./import/fetch-page.ts";
import { createImportArticles } from "./import/import-articles.ts";
import { createImportStore } from "./import/import-store.ts";
import { createReadSite } from "./import/read-site.ts";
import { createJudgementStore } from "./judgement-store.ts";
import { createManageArticles } from "./manage-articles.ts";
import { createSearchArticles } from "./search-articles.ts";
import { createSearched, type ReadWithPerson, type Talking } from "./searched.ts";
import { createSearchedStore } from "./searched-store.ts";
import { createAddPhrasing, createTryQuestion } from "./try-question.ts";

export type SelfService = ReturnType<typeof createSelfService>;

/**
 * All that answers visitors without a person, and how agents look after it, put together. `stale` is called
 * with what was changed here.
 */
export function createSelfService(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  log: Log;
  directory: AgentDirectory;
  sites: ManageSites;
  eventsAfter: (conversationId: string, seq: number, limit: number) => Promise<Event[]>;
  /** Other nodes shall read this again. */
  stale: (what: "articles" | "suggestions" | "embeddings" | "installation") => void;
  /** The facts of the installation. */
  facts: InstallationFacts;
  talking: Talking;
  readWithPerson: ReadWithPerson;
  /** Whether pages may be fetched from addresses in private networks. */
  importFromPrivate: boolean;
}) {
  const { db, hub, sites } = deps;
  const articles = createArticleStore(db);
  const judgements = createJudgementStore(db);
  /** Each node tells its own consoles. */
  const tell = () => hub.tell(agentsTopic, { type: "articles_changed" });
  const smartSearch = createSmartSearch({
    ...{ ...deps, published: articles.published, siteIds: () => sites.all().map(({ id }) => id) },
    onChange: () => deps.stale("installation"),
    onStored: () => deps.stale("embeddings"),
  });
  const changedHere = () => {
    smartSearch.articlesChanged();
    tell();
    deps.stale("articles");
  };
  const searched = createSearched({ ...deps, store: createSearchedStore(db) });
  const faq = createFaq(articles, changedHere, {
    ...smartSearch,
    ...{ isWithPerson: deps.talking.isWithPerson, before: searched.before },
  });
  const articleHistory = createArticleHistory(createArticleVersionStore(db));
  const manageArticles = createManageArticles({
    ...{ ...deps, store: articles, history: articleHistory, faq },
  });
  const careForArticle = createCareForArticle({ ...deps, store: articles, faq });
  const articleImages = createArticleImages({ ...deps, store: createArticleImageStore(db) });
  const questions = createQuestions({
    ...{ ...deps, faq, articles: manageArticles, articlesOf: articles.ofSite },
    sites: sites.all,
  });
  const searchArticles = createSearchArticles(faq, searched);
  const folderStore = createFolderStore(db);
  const folders = createFolders({ db, store: folderStore, sites, faq });
  const importStore = createImportStore(db);
  const kept = { ...deps, store: importStore, folders: folderStore, faq };
  const importArticles = createImportArticles(kept);
  const exportArticles = createExportArticles(kept);
  const readSite = createReadSite(createFetchPage(deps.importFromPrivate));
  const suggestions = createSuggestionBox({
    ...{ ...deps, manageArticles, onChange: () => deps.stale("suggestions") },
  });
  const formToken = createFormToken(deps);
  /** Call when another node has changed one. */
  function articlesChangedElsewhere(): void {
    faq.changedElsewhere();
    smartSearch.articlesChanged();
    tell();
  }
  /** What is read again when another node has changed it, by the name of its generation. */
  const readAgain = {
    articles: articlesChangedElsewhere,
    suggestions: suggestions.changedElsewhere,
    embeddings: smartSearch.vectorsChanged,
  };
  return {
    readAgain,
    ...{ articles, judgements, faq, manageArticles, questions, searchArticles, folders },
    ...{ articleHistory, careForArticle, articleImages, searched },
    ...{ suggestions, formToken, smartSearch, importArticles, exportArticles, readSite },
    ...{ tryQuestion: createTryQuestion(faq), addPhrasing: createAddPhrasing(manageArticles) },
  };
}

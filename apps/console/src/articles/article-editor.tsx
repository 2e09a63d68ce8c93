import type { Article, ArticleState } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { Judgements } from "../feedback/judgements.tsx";
import { RequestError } from "../http.ts";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { useSaving } from "../look/use-saving.ts";
import { me, sites } from "../session/session-state.ts";
import { readArticleAgain } from "./article-acts.ts";
import { ArticleAnswer } from "./article-answer.tsx";
import { ArticleCare } from "./article-care.tsx";
import { ArticleConflict } from "./article-conflict.tsx";
import { ArticleEnd } from "./article-end.tsx";
import { type ArticleForm, toDraft, toForm } from "./article-form.ts";
import { ArticleHistory } from "./article-history.tsx";
import { ArticleLanguages } from "./article-languages.tsx";
import { ArticleMarks } from "./article-marks.tsx";
import { ArticleMore } from "./article-more.tsx";
import { ArticleNotices } from "./article-notices.tsx";
import { ArticleShelf } from "./article-shelf.tsx";
import { ArticleWords } from "./article-words.tsx";
import { articles, saveArticle } from "./articles-state.ts";
import { useArticleWork } from "./use-article-work.ts";
import "./article-editor.css";

interface Props {
  siteId: string;
  article: Article | null;
  /** For a new one: the article that it is to translate, and its language. */
  of?: Article | undefined;
  lang?: string | undefined;
  open(id: string): void;
}

/** What is said once an article was saved so. */
function doneWords(state: ArticleState): string {
  if (state === "published") return t("Published. Visitors are answered by it now.");
  if (state === "in_review") return t("Sent for review.");
  if (state === "archived") return t("Archived. Visitors do not see it any more.");
  return t("Kept as a draft.");
}

/** Writes an article in one of its languages; the answer is shown as visitors will see it. */
export function ArticleEditor({ siteId, article, of, lang, open }: Props) {
  const site = sites.value.find(({ id }) => id === siteId);
  const list = articles.value.get(siteId) ?? [];
  const ownLang = lang ?? site?.lang ?? "en";
  const place = `new:${siteId}:${of ? `${of.id}:${ownLang}` : ""}`;
  const work = useArticleWork(article, place, freshForm(of, ownLang));
  const [looksBack, setLooksBack] = useState(false);
  const { busy, error, run } = useSaving();
  const { form, set, isOvertaken } = work;
  const mayPublish = me.value?.agent.role !== "agent" || (site?.options.agentsPublish ?? true);
  const original = of ?? list.find(({ id }) => id === article?.translationOf);

  async function store(state: ArticleState) {
    const more = article
      ? work.based !== null && { based: work.based }
      : of && { translationOf: of.id };
    const saved = await saveArticle(siteId, { ...toDraft(form, state), ...more }, article?.id);
    work.saved(saved);
    if (!article) open(saved.id);
  }

  async function save(state: ArticleState) {
    await run(async () => {
      try {
        await store(state);
      } catch (failure) {
        // Both versions are shown then; what was typed stays.
        const isLate = failure instanceof RequestError && failure.kind === "conflict";
        if (isLate && article) await readArticleAgain(article.id);
        throw failure;
      }
    }, doneWords(state));
  }

  return (
    <form
      class="form article-editor"
      onSubmit={(event) => {
        event.preventDefault();
        const pressed = event.submitter?.getAttribute("value");
        save((pressed || (mayPublish ? "published" : "in_review")) as ArticleState);
      }}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
        event.preventDefault();
        if (!busy && event.currentTarget.reportValidity()) save("draft");
      }}
    >
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1 class="grow">{article ? t("Edit article") : t("New article")}</h1>
        {article && <Judgements articleId={article.id} />}
        {article && <ArticleMarks article={article} list={list} showsPublished />}
        {article && (
          <button type="button" class="btn" onClick={() => setLooksBack(true)}>
            <Icon name="clock" />
            {t("History")}
          </button>
        )}
        {article && (
          <ArticleMore {...{ article, mayPublish, open, archive: () => save("archived") }} />
        )}
      </div>
      <ArticleLanguages {...{ article, of, siteLang: site?.lang ?? "en", list, lang: form.lang }} />
      <ArticleNotices {...{ article, original, work, list }} />
      {article && isOvertaken && work.isTouched && !busy && (
        <ArticleConflict theirs={article} mine={form} keep={work.goOn} take={work.drop} />
      )}
      <ArticleWords {...{ article, form, set }} />
      <ArticleAnswer {...{ siteId, form, set, original }} />
      <ArticleShelf form={form} set={set} />
      {article && <ArticleCare article={article} />}
      <FormError text={error} />
      <ArticleEnd {...{ article, mayPublish, busy, isTouched: work.isTouched }} />
      {article && looksBack && (
        <ArticleHistory
          article={article}
          onRestored={work.saved}
          isTouched={work.isTouched}
          onClose={() => setLooksBack(false)}
        />
      )}
    </form>
  );
}

/** A translation begins with the original's place, and empty words. */
function freshForm(of: Article | undefined, lang: string): ArticleForm {
  const empty = toForm(null, lang);
  return of ? { ...empty, tags: of.tags.join(", "), popular: String(of.popular ?? "") } : empty;
}

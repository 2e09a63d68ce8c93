import type { Article } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { myId } from "../session/session-state.ts";
import { type ArticleForm, isSameForm, toForm } from "./article-form.ts";
import { unsaved } from "./unsaved-article.ts";

interface Work {
  form: ArticleForm;
  /** What the boxes held before anything was typed. */
  clean: ArticleForm;
  /** The version that it was made from; null: of a new article. */
  based: number | null;
  /** When what was brought back was typed, in milliseconds; null: nothing was. */
  broughtFrom: number | null;
}

/** What is typed in the editor of `article`, or of a new one, for which `place` and `fresh` stand. */
export function useArticleWork(article: Article | null, place: string, fresh: ArticleForm) {
  const key = `${myId.value}:${article?.id ?? place}`;
  const asSaved = (): Work => ({
    ...{ form: article ? toForm(article, fresh.lang) : fresh, broughtFrom: null },
    ...{ clean: article ? toForm(article, fresh.lang) : fresh, based: article?.version ?? null },
  });
  const [work, setWork] = useState<Work>(() => {
    const start = asSaved();
    const held = unsaved.read(key);
    if (!held || isSameForm(held.form, start.form)) return start;
    return { ...start, form: held.form, based: held.based, broughtFrom: held.at };
  });
  const isTouched = !isSameForm(work.form, work.clean);
  const isOvertaken = article !== null && work.based !== null && article.version !== work.based;

  useEffect(() => {
    // Nothing was typed: it follows what others save.
    if (isOvertaken && !isTouched && work.broughtFrom === null) setWork(asSaved());
  }, [article?.version]);

  function set(change: Partial<ArticleForm>): void {
    setWork((held) => {
      const form = { ...held.form, ...change };
      if (isSameForm(form, held.clean)) unsaved.forget(key);
      else unsaved.keep(key, { form, based: held.based, at: Date.now() });
      return { ...held, form };
    });
  }

  return {
    ...{ form: work.form, based: work.based, broughtFrom: work.broughtFrom },
    ...{ isTouched, isOvertaken, set },

    /** What was typed is stored as `saved`. */
    saved(saved: Article): void {
      unsaved.forget(key);
      const form = toForm(saved, fresh.lang);
      setWork({ form, clean: form, based: saved.version, broughtFrom: null });
    },

    /** Drops what was typed. */
    drop(): void {
      unsaved.forget(key);
      setWork(asSaved());
    },

    /** What is typed is to come after what somebody else has saved. */
    goOn(): void {
      const { clean, based } = asSaved();
      setWork((held) => ({ ...held, clean, based, broughtFrom: null }));
      unsaved.keep(key, { form: work.form, based, at: Date.now() });
    },
  };
}

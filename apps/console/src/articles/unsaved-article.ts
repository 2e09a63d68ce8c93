import type { ArticleForm } from "./article-form.ts";

/** What stands in the editor and is not saved. `based` is the version that it was made from; null: of a new article. */
export interface UnsavedArticle {
  form: ArticleForm;
  based: number | null;
  /** When it was typed last, in milliseconds. */
  at: number;
}

const PREFIX = "foyer:article:";

/** Work that survives a reload, a crash of the browser, and a look at another article. `key` names the article. */
export const unsaved = {
  read(key: string): UnsavedArticle | null {
    try {
      const held: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
      return isUnsaved(held) ? held : null;
    } catch {
      // Made by something else, or forbidden: there is none.
      return null;
    }
  },
  keep(key: string, work: UnsavedArticle): void {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(work));
    } catch {
      // Full or forbidden: the editor still has it.
    }
  },
  forget(key: string): void {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // Forbidden: nothing was kept.
    }
  },
};

function isUnsaved(held: unknown): held is UnsavedArticle {
  const form = (held as UnsavedArticle | null)?.form;
  const boxes = ["question", "alternatives", "answer", "lang", "tags", "popular"] as const;
  return !!form && boxes.every((name) => typeof form[name] === "string");
}

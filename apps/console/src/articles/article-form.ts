import type { Article, ArticleDraft, ArticleText } from "@foyer/protocol";

/** An article as it stands in the editor's boxes. */
export interface ArticleForm {
  question: string;
  /** One per line. */
  alternatives: string;
  answer: string;
  lang: string;
  /** Parted by commas. */
  tags: string;
  /** A number, or nothing. */
  popular: string;
}

/** The boxes for `article`, for its changes where such wait, or empty ones in the site's language. */
export function toForm(article: Article | null, lang: string): ArticleForm {
  if (!article) return { question: "", alternatives: "", answer: "", lang, tags: "", popular: "" };
  return formOf(article.pending ?? article);
}

/** The boxes for what an article says, or said. */
export function formOf(text: ArticleText): ArticleForm {
  const { question, alternatives, answer, lang, tags, popular } = text;
  return {
    ...{ question, answer, lang },
    alternatives: alternatives.join("\n"),
    tags: tags.join(", "),
    popular: popular === null ? "" : String(popular),
  };
}

/** What the boxes say, without empty lines and doubled entries. */
export function toDraft(form: ArticleForm, state: ArticleDraft["state"]): ArticleDraft {
  return {
    lang: form.lang.trim(),
    question: form.question.trim(),
    alternatives: parts(form.alternatives, /\n/),
    answer: form.answer.trim(),
    tags: parts(form.tags, /[,，、]/),
    popular: form.popular ? Number(form.popular) : null,
    state,
  };
}

/** Whether two forms would be saved as the same. */
export const isSameForm = (a: ArticleForm, b: ArticleForm): boolean =>
  JSON.stringify(toDraft(a, "draft")) === JSON.stringify(toDraft(b, "draft"));

function parts(text: string, separator: RegExp): string[] {
  const all = text.split(separator).map((part) => part.trim());
  return [...new Set(all.filter(Boolean))];
}

import type { Article, ArticleDraft } from "@foyer/protocol";

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

/** The boxes for `article`, or empty ones in the site's language. */
export function toForm(article: Article | null, lang: string): ArticleForm {
  if (!article) return { question: "", alternatives: "", answer: "", lang, tags: "", popular: "" };
  const { alternatives, tags, popular } = article;
  return {
    ...article,
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

function parts(text: string, separator: RegExp): string[] {
  const all = text.split(separator).map((part) => part.trim());
  return [...new Set(all.filter(Boolean))];
}

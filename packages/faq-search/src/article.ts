/** One FAQ entry as the owner wrote it. Plain text everywhere; markup is the caller's to strip. */
export interface Article {
  readonly id: string;
  /** BCP 47 tag such as "en" or "pt-BR"; left out means the entry suits every language. */
  readonly lang?: string | undefined;
  readonly question: string;
  /** Other ways visitors ask the same thing. */
  readonly alternatives?: readonly string[] | undefined;
  readonly answer?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** The distinct non-empty phrasings of an entry, its question first. */
export function phrasingsOf(article: Article): string[] {
  const all = [article.question, ...(article.alternatives ?? [])];
  return [...new Set(all.map((text) => text.trim()).filter((text) => text !== ""))];
}

/** The primary language of a tag: "pt-BR" and "PT" are both "pt". */
export function primaryLanguage(lang: string): string {
  return (lang.split(/[-_]/, 1)[0] ?? "").toLowerCase();
}

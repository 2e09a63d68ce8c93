import { type Article, type ArticleFolder, byPlace, walkFolders } from "@foyer/protocol";

/** The published articles of a site in one language, as a visitor walks through them. */
export interface Shelf {
  lang: string;
  popular: Article[];
  /** Articles by folder, else by the first of their tags; those without one come last, under "". */
  topics: { name: string; articles: Article[] }[];
}

/** "pt-BR" → "pt": articles of one language stand together, whatever the country. */
export const baseLang = (lang: string): string => (lang.split("-")[0] ?? lang).toLowerCase();

/** Languages in which there is something to read, the site's own first. */
export function languagesOf(articles: readonly Article[], siteLang: string): string[] {
  const there = [...new Set(articles.map(({ lang }) => baseLang(lang)))].sort();
  const own = baseLang(siteLang);
  return there.includes(own) ? [own, ...there.filter((lang) => lang !== own)] : there;
}

/** What there is to read in `lang`, in the order that the site's team has given it. */
export function shelfOf(
  articles: readonly Article[],
  lang: string,
  folders: readonly ArticleFolder[] = [],
): Shelf {
  const compare = new Intl.Collator(lang).compare;
  const own = articles
    .filter((article) => baseLang(article.lang) === lang)
    .sort((a, b) => compare(a.question, b.question))
    .sort((a, b) => (a.position === null && b.position === null ? 0 : byPlace(a, b)));
  const named = folders.map((folder) => ({ ...folder, name: folder.names[lang] ?? folder.name }));
  const shelves = byFolder(own, named);
  const names = [...new Set(own.map(topicOf))].sort(
    (a, b) => Number(a === "") - Number(b === "") || compare(a, b),
  );
  return {
    lang,
    popular: own
      .filter(({ popular }) => popular !== null)
      .sort((a, b) => (a.popular ?? 0) - (b.popular ?? 0)),
    topics:
      shelves ??
      names.map((name) => ({
        name,
        articles: own.filter((article) => topicOf(article) === name),
      })),
  };
}

/** By folder, those that stand in none last; nothing where no article stands in one. */
function byFolder(
  own: readonly Article[],
  folders: readonly ArticleFolder[],
): Shelf["topics"] | undefined {
  const walk = walkFolders(folders);
  const known = new Set(walk.map(({ folder }) => folder.id));
  const loose = own.filter(({ folderId }) => !known.has(folderId ?? ""));
  if (loose.length === own.length) return;
  const shelves = walk.map(({ folder, path }) => ({
    name: path.join(" · "),
    articles: own.filter(({ folderId }) => folderId === folder.id),
  }));
  return [...shelves, { name: "", articles: loose }].filter((shelf) => shelf.articles.length > 0);
}

const topicOf = ({ tags }: Article): string => tags[0] ?? "";

/** Longest readable part of an address. */
const SLUG_MAX = 60;

/** The readable part of an article's address, letters of every script: "how-do-i-pay". */
export const slugOf = ({ question }: { question: string }): string =>
  [
    ...question
      .toLowerCase()
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"),
  ]
    .slice(0, SLUG_MAX)
    .join("")
    .replace(/^-+|-+$/g, "") || "-";

import { createHash } from "node:crypto";
import type { Article } from "@foyer/protocol";

/** One way of asking for an article. */
export interface Phrasing {
  articleId: string;
  text: string;
  /** Stands for the text. */
  hash: string;
}

/** Phrasings that are embedded of one article. */
const OF_ARTICLE = 40;

/** What is embedded of articles: their questions and other phrasings, each once. */
export const phrasingsOf = (articles: readonly Article[]): Phrasing[] =>
  articles.flatMap(({ id: articleId, question, alternatives }) =>
    [...new Set([question, ...alternatives])]
      .slice(0, OF_ARTICLE)
      .map((text) => ({ articleId, text, hash: hashOf(text) })),
  );

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Names a phrasing among those of a site. */
export const keyOf = ({ articleId, hash }: Omit<Phrasing, "text">): string =>
  `${articleId} ${hash}`;

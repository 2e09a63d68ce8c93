import type { Article, ArticleHit } from "@foyer/protocol";
import { html, jsonBlock, type Markup } from "../http/markup.ts";
import type { OpenQuestion, ShownSuggestion } from "../suggestions/suggestions.ts";
import { answerHtml, summaryOf } from "./answer-html.ts";
import { type Content, type Frame, helpPath } from "./help-page.ts";
import { baseLang, type Shelf, slugOf } from "./library.ts";
import { suggestForm, type Typed } from "./suggest-form.ts";
import { questionPath, thanksNote, voices } from "./suggest-pages.ts";

/** Below the language's address: "/a/ID/how-do-i-pay". */
export const articlePath = (article: { id: string; question: string }): string =>
  `/a/${article.id}/${encodeURIComponent(slugOf(article))}`;

/** Articles named in lists show the beginning of their answer where there is room for it. */
const TEASER = 110;

function list(frame: Frame, articles: readonly Card[], teased = false): Markup {
  const home = helpPath(frame.site.key, frame.lang);
  return html`<ul class="list">${articles.map(
    (article) =>
      html`<li><a href="${home}${articlePath(article)}">${article.question}${teased && html` <span>${summaryOf(article.answer, TEASER)}</span>`}</a></li>`,
  )}</ul>`;
}

type Card = Pick<Article, "id" | "question" | "answer">;

/** The first page: what is asked most, and everything by topic. */
export function firstPage(frame: Frame, { popular, topics }: Shelf): Content {
  const { words, site, languages, origin } = frame;
  const title = words.title.replace("{site}", () => site.name);
  const alternates = languages.map(
    (lang) =>
      html`<link rel="alternate" hreflang="${lang}" href="${origin}${helpPath(site.key, lang)}">\n`,
  );
  const named = topics.length > 1 || topics[0]?.name;
  return {
    title,
    path: "",
    description: popular.map(({ question }) => question).join(" · ") || title,
    head: html`${languages.length > 1 && alternates}`,
    body: html`<h1 class="unseen">${title}</h1>
${topics.length === 0 && html`<p class="note">${words.empty}</p>`}
${popular.length > 0 && html`<h2>${words.popular}</h2>${list(frame, popular, true)}`}
${topics.map(({ name, articles }) => html`<h2>${named ? name || words.other : words.all}</h2>${list(frame, articles)}`)}`,
  };
}

/** What stands around an article. `typed`: what a reader has just written about it in vain. */
export interface Around {
  related: readonly Card[];
  betterAnswers: readonly ShownSuggestion[];
  thanked: boolean;
  typed?: Typed;
}

/** One article, what readers and others say of it, and for search engines what it answers. */
export function articlePage(frame: Frame, article: Article, around: Around): Content {
  const { words, suggest, origin, lang, home, offers } = frame;
  const { related, betterAnswers, thanked, typed } = around;
  const answer = answerHtml(article.answer);
  const day = new Date(article.updatedAt).toISOString().slice(0, 10);
  const shown = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  return {
    title: article.question,
    path: articlePath(article),
    description: summaryOf(article.answer),
    head: jsonBlock("application/ld+json", {
      "@context": "https://schema.org",
      "@type": "FAQPage",
      inLanguage: article.lang,
      dateModified: day,
      url: `${origin}${home}${articlePath(article)}`,
      mainEntity: [
        {
          "@type": "Question",
          name: article.question,
          acceptedAnswer: { "@type": "Answer", text: answer.text },
        },
      ],
    }),
    body: html`<p class="crumbs"><a href="${home}">${words.all}</a></p>
<article><h1>${article.question}</h1>
<div class="answer">${answer}</div>
<p class="soft">${words.updated}: <time datetime="${day}">${shown.format(article.updatedAt)}</time></p></article>
${thanksNote(frame, thanked)}
${betterAnswers.length > 0 && html`<h2>${suggest.voices}</h2>${voices(frame, betterAnswers)}`}
${offers.betterAnswers && html`<details class="offer"${typed && html` open`}><summary>${suggest.better}</summary>${suggestForm(frame, { path: articlePath(article), kind: "answer", typed })}</details>`}
${related.length > 0 && html`<h2>${words.related}</h2>${list(frame, related)}`}`,
  };
}

/** What was found, and whether we are sure of it. */
export function resultsPage(
  frame: Frame,
  query: string,
  hits: readonly ArticleHit[],
  sure: boolean,
): Content {
  const { words } = frame;
  const title = words.results.replace("{query}", () => query);
  return {
    title,
    path: `/search?q=${encodeURIComponent(query)}`,
    query,
    unlisted: true,
    body: html`<h1>${title}</h1>
${hits.length === 0 ? html`<p class="note">${words.nothing}</p>` : !sure && html`<p class="note">${words.unsure}</p>`}
${hits.length > 0 && list(frame, hits, true)}
${!sure && frame.offers.openQuestions && html`<p><a class="btn" href="${frame.home}/questions?q=${encodeURIComponent(query)}#give">${frame.suggest.ask}</a></p>`}`,
  };
}

/** In the place of an article that was there once. */
export const missingPage = ({ words }: Frame, path: string): Content => ({
  title: words.missing,
  path,
  unlisted: true,
  status: 404,
  body: html`<h1>${words.missing}</h1>`,
});

/** Every page that search engines shall know, as sitemaps.org has it. */
export function sitemap(
  origin: string,
  key: string,
  articles: readonly Article[],
  questions: readonly OpenQuestion[],
): string {
  const languages = [...new Set(articles.map(({ lang }) => lang))];
  const entry = (path: string, changed: number) =>
    html`<url><loc>${origin}${path}</loc><lastmod>${new Date(changed).toISOString()}</lastmod></url>\n`;
  const newest = (lang: string) =>
    Math.max(...articles.filter((each) => each.lang === lang).map(({ updatedAt }) => updatedAt));
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${languages.map((lang) => entry(helpPath(key, lang), newest(lang)))}${articles.map((article) => entry(helpPath(key, article.lang) + articlePath(article), article.updatedAt))}${questions.map((one) => entry(helpPath(key, baseLang(one.lang)) + questionPath(one), one.at))}</urlset>
`.text;
}

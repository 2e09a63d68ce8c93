import { createHash } from "node:crypto";
import type { SiteOptions } from "@foyer/protocol";
import { html, Markup } from "../http/markup.ts";
import type { HelpWords } from "./help-words.ts";
import type { SuggestWords } from "./suggest-words.ts";

/** Where a page of the help centre stands, and what frames it. */
export interface Frame {
  site: { key: string; name: string };
  /** Our origin, as browsers see it. */
  origin: string;
  lang: string;
  /** Languages one may change to, in that order. */
  languages: string[];
  words: HelpWords;
  suggest: SuggestWords;
  style: string;
  /** Below which all addresses of the language are: "/help/KEY/LANG". */
  home: string;
  /** What readers may give. */
  offers: Offers;
  /** For forms. */
  token: string;
}

/** What the owner lets readers of the help centre give. */
export type Offers = Pick<SiteOptions, "betterAnswers" | "openQuestions" | "openAnswers">;

/** What is on one page. `path` is its address below the language's, "" for the first page. */
export interface Content {
  title: string;
  path: string;
  body: Markup;
  /** For search engines and for links that are shown somewhere. */
  description?: string;
  /** Structured data and links of its head. */
  head?: Markup;
  /** What was looked for, to stand in the search field. */
  query?: string;
  /** Search engines keep away: results, and what is not there. */
  unlisted?: boolean;
  /** Answered with, when not 200. */
  status?: 404 | 422 | 429;
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]);

/** "/help/KEY/LANG": what the addresses of a language begin with. */
export const helpPath = (key: string, lang: string): string => `/help/${key}/${lang}`;

/** A whole page. It works without any script; with one, the site's chat stands beside it. */
export function helpPage(frame: Frame, content: Content): string {
  const { site, lang, words, origin, style, home } = frame;
  const title = words.title.replace("{site}", () => site.name);
  const { description } = content;
  return html`<!doctype html>
<html lang="${lang}" dir="${RIGHT_TO_LEFT.has(lang) ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.path ? `${content.title} · ${title}` : title}</title>
<link rel="canonical" href="${origin}${home}${content.path}">
${description && html`<meta name="description" content="${description}">`}
${description && html`<meta property="og:description" content="${description}">`}
<meta property="og:title" content="${content.title}">
${content.unlisted && html`<meta name="robots" content="noindex">`}
${content.head}
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<header><div class="wrap">
<p class="top"><a href="${home}">${title}</a>${frame.offers.openQuestions && html` <a href="${home}/questions">${frame.suggest.questions}</a>`}</p>
<form action="${home}/search" role="search">
<label class="unseen" for="q">${words.search}</label>
<input id="q" name="q" type="search" placeholder="${words.search}" value="${content.query ?? ""}" maxlength="300" required>
<button>${words.find}</button>
</form>
</div></header>
<main class="wrap">
${content.body}
<div class="person"><span>${words.personWhy}</span><a class="btn" href="/chat/${site.key}">${words.person}</a></div>
</main>
${languageLinks(frame)}
<script async src="/embed/${site.key}.js"></script>
<script async src="/help/talk.js"></script>
</body>
</html>
`.text;
}

function languageLinks({ languages, lang, site, words }: Frame): Markup | false {
  if (languages.length < 2) return false;
  return html`<footer class="wrap"><nav aria-label="${words.languages}"><ul>
${languages.map((each) => html`<li><a href="${helpPath(site.key, each)}" lang="${each}" hreflang="${each}"${each === lang && html` aria-current="true"`}>${ownName(each)}</a></li>`)}
</ul></nav></footer>`;
}

/** "Deutsch" for "de"; the tag itself where it has no name. */
function ownName(lang: string): string {
  try {
    const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
    return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
  } catch {
    return lang;
  }
}

/** What the pages may load: their own style, the chat's scripts and socket, pictures of articles. */
export const helpPolicy = (style: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "connect-src 'self' ws: wss:",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");

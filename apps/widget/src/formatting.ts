/** Light formatting of texts, and what stands below an article: fetched when there is any. */
export { besideArticle } from "./faq/beside-article.tsx";
export { tellRead } from "./faq/tell-read.ts";
export { default as css } from "./look/formatting.css?inline";
export { drawText } from "./messages/draw-text.tsx";

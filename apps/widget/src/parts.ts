/** What only an answer needs, or none at all: fetched when the first one is to be shown. */

export { whyLost } from "./connecting/why-lost.ts";
export { nextSteps } from "./conversation/next-steps.tsx";
export { AnswerCard } from "./faq/answer-card.tsx";
export { ArticleView } from "./faq/article-view.tsx";
export { nothingFound } from "./faq/nothing-found.tsx";
export { running } from "./home/running.tsx";
export { default as css } from "./look/parts.css?inline";
export { dateOf } from "./messages/date-of.ts";
export { refused } from "./messages/refused.tsx";
export { systemLine } from "./messages/system-line.ts";

export { type Alike, type AlikeOptions, groupAlike, groupAlikeInSteps } from "./alike.ts";
export type { Article } from "./article.ts";
export { buildIndex, buildIndexInSteps, type FaqIndex, type IndexOptions } from "./faq-index.ts";
export { fold } from "./fold.ts";
export type { Match, SearchOptions } from "./match.ts";
export { type Run, runsOf } from "./runs.ts";
export { finish, type Steps } from "./steps.ts";

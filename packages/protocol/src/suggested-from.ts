/** From this confidence on an article is offered unasked, beside a talk or while somebody waits: it takes room. */
export const SUGGESTED_FROM = 0.3;

/** How the visitor was served: fetched when a conversation with a person has ended. */
export { default as css } from "./feedback.css?inline";
export { RatingCard } from "./rating-card.tsx";

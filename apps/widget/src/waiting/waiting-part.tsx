/** Waiting and absence: fetched when there is more to say than who is here, or somebody waits. */
import form from "../form/form.css?inline";
import own from "./waiting.css?inline";

export { presenceLine } from "./presence-line.ts";
export { WaitingCard } from "./waiting-card.tsx";

export const css: string = form + own;

/** Files of messages: fetched when the first one is to be shown. */

export { default as css } from "./shown.css?inline";
export { shown } from "./shown.tsx";

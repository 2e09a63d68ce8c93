/** Light formatting of texts: fetched when a text has any. */
export { RichText } from "@foyer/ui/rich-text.tsx";
export { default as css } from "./look/formatting.css?inline";

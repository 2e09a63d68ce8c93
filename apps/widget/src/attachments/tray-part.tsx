/** Files on their way out: fetched with the first that is attached. */

export { default as css } from "./tray.css?inline";
export { tray } from "./tray.tsx";

/** What a talk needs once it runs, beside its lines: fetched with the first composer. */
export { menu } from "../conversation/menu.tsx";
export { loadingEarlier } from "./loading-earlier.tsx";
export { default as css } from "./more.css?inline";
export { newLine } from "./new-line.tsx";
export { special } from "./special.tsx";
export { tools } from "./tools.tsx";
export { another, under } from "./under.tsx";

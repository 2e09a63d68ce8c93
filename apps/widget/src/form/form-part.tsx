/** What is asked before a person is called: fetched when somebody wants one, and the site asks. */
export { default as css } from "./form.css?inline";
export { FormView } from "./form-view.tsx";

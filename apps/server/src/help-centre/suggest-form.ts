import { SUGGESTED_QUESTION_MAX, SUGGESTION_AUTHOR_MAX, SUGGESTION_MAX } from "@foyer/protocol";
import { html, type Markup } from "../http/markup.ts";
import type { Frame } from "./help-page.ts";

/** What a reader has typed into a form that could not be taken, and why. */
export interface Typed {
  text: string;
  author: string;
  /** One sentence, in the page's language. */
  wrong?: string;
}

/** The field that people do not see, and robots fill in. */
export const TRAP = "website";

/** A form for what readers give: an answer of several lines, or a question of one. Sent to `path` below the language's. */
export function suggestForm(
  frame: Frame,
  form: { path: string; kind: "answer" | "question"; typed: Typed | undefined },
): Markup {
  const { suggest: words, home, token } = frame;
  const { path, kind, typed } = form;
  const wrong = typed?.wrong !== undefined;
  const flaw = wrong && html` aria-invalid="true" aria-describedby="wrong" autofocus`;
  return html`<form class="give" method="post" action="${home}${path}#give" id="give">
${wrong && html`<p class="wrong" id="wrong" role="alert">${typed.wrong}</p>`}
<label for="text">${kind === "answer" ? words.yourAnswer : words.yourQuestion}</label>
${
  kind === "answer"
    ? html`<textarea id="text" name="text" rows="6" maxlength="${SUGGESTION_MAX}" dir="auto" required${flaw}>
${typed?.text ?? ""}</textarea>`
    : html`<input id="text" name="text" maxlength="${SUGGESTED_QUESTION_MAX}" dir="auto" autocomplete="off" required value="${typed?.text ?? ""}"${flaw}>`
}
<label for="author">${words.yourName}</label>
<input id="author" name="author" maxlength="${SUGGESTION_AUTHOR_MAX}" autocomplete="nickname" dir="auto" value="${typed?.author ?? ""}">
<p class="unseen" aria-hidden="true"><label>Website <input name="${TRAP}" tabindex="-1" autocomplete="off"></label></p>
<input type="hidden" name="token" value="${token}">
<p class="soft">${words.checked}</p>
<button>${words.send}</button>
</form>`;
}

import { html, jsonBlock, type Markup } from "../http/markup.ts";
import type { OpenQuestion, ShownSuggestion } from "../suggestions/suggestions.ts";
import { suggestedHtml, summaryOf } from "./answer-html.ts";
import type { Content, Frame } from "./help-page.ts";
import { slugOf } from "./library.ts";
import { suggestForm, type Typed } from "./suggest-form.ts";

/** Below the language's address: "/q/ID/how-do-i-pay". */
export const questionPath = ({ id, text }: { id: string; text: string }): string =>
  `/q/${id}/${encodeURIComponent(slugOf({ question: text }))}`;

/** What readers wrote, each with its writer and day. */
export function voices(frame: Frame, all: readonly ShownSuggestion[]): Markup[] {
  return all.map(
    (
      one,
    ) => html`<section class="voice"><div class="answer" dir="auto">${suggestedHtml(one.text)}</div>
<p class="soft"><bdi>${one.author || frame.suggest.anonymous}</bdi> · ${dayOf(frame, one.at)}</p></section>`,
  );
}

function dayOf({ lang }: Frame, at: number): Markup {
  const shown = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  return html`<time datetime="${isoDay(at)}">${shown.format(at)}</time>`;
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** After something was sent. */
export const thanksNote = ({ suggest }: Frame, thanked: boolean): Markup | false =>
  thanked && html`<p class="note" role="status">${suggest.thanks}</p>`;

/** Says how many there are, in digits of the language. */
const counted = ({ lang }: Frame, words: string, count: number): string =>
  words.replace("{count}", () => new Intl.NumberFormat(lang).format(count));

/** All open questions of a language, and a form for one more. */
export function questionsPage(
  frame: Frame,
  questions: readonly OpenQuestion[],
  around: { thanked: boolean; typed?: Typed },
): Content {
  const { suggest, home } = frame;
  const { thanked, typed } = around;
  return {
    title: suggest.questions,
    path: "/questions",
    description: suggest.questionsWhy,
    body: html`<h1>${suggest.questions}</h1>
<p class="lead">${suggest.questionsWhy}</p>
${thanksNote(frame, thanked)}
${questions.length === 0 && html`<p class="note">${suggest.noQuestions}</p>`}
${
  questions.length > 0 &&
  html`<ul class="list">${questions.map(
    (one) =>
      html`<li><a href="${home}${questionPath(one)}"><bdi>${one.text}</bdi> <span>${one.answers === 0 ? suggest.noAnswers : counted(frame, suggest.answers, one.answers)}</span></a></li>`,
  )}</ul>`
}
<div class="offer"><h2>${suggest.ask}</h2>${suggestForm(frame, { path: "/questions", kind: "question", typed })}</div>`,
  };
}

/** One open question, what others say to it, and for search engines both. */
export function questionPage(
  frame: Frame,
  question: ShownSuggestion,
  around: { answers: readonly ShownSuggestion[]; thanked: boolean; typed?: Typed },
): Content {
  const { suggest, home, origin, offers, lang } = frame;
  const { answers, thanked, typed } = around;
  const path = questionPath(question);
  const writer = ({ author }: ShownSuggestion) => ({
    author: { "@type": "Person", name: author || suggest.anonymous },
  });
  return {
    title: question.text,
    path,
    description: answers[0] ? summaryOf(answers[0].text) : suggest.questionsWhy,
    head: jsonBlock("application/ld+json", {
      ...{ "@context": "https://schema.org", "@type": "QAPage", inLanguage: lang },
      mainEntity: {
        ...{ "@type": "Question", name: question.text, text: question.text },
        ...{ answerCount: answers.length, datePublished: isoDay(question.at) },
        ...writer(question),
        suggestedAnswer: answers.map((one) => ({
          ...{ "@type": "Answer", text: suggestedHtml(one.text).text, upvoteCount: 0 },
          ...{ datePublished: isoDay(one.at), url: `${origin}${home}${path}` },
          ...writer(one),
        })),
      },
    }),
    body: html`<p class="crumbs"><a href="${home}/questions">${suggest.questions}</a></p>
<h1 dir="auto">${question.text}</h1>
<p class="lead"><bdi>${question.author || suggest.anonymous}</bdi> · ${dayOf(frame, question.at)}</p>
${thanksNote(frame, thanked)}
${answers.length === 0 ? html`<p class="note">${suggest.noAnswers}</p>` : html`<h2>${suggest.voices}</h2>${voices(frame, answers)}`}
${offers.openAnswers && html`<div class="offer"><h2>${suggest.answerThis}</h2>${suggestForm(frame, { path, kind: "answer", typed })}</div>`}`,
  };
}

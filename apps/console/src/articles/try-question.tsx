import type { Article, TriedQuestion } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { http } from "../http.ts";
import { later, t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { useSaving } from "../look/use-saving.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { AnswerText } from "./answer-text.tsx";
import { articles, takeArticle } from "./articles-state.ts";
import { useTriedQuestion } from "./use-tried-question.ts";
import "./try-question.css";

const DOUBTS: Record<NonNullable<TriedQuestion["doubt"]>, string> = {
  nothing: later("No article answers this. A visitor would be offered a person at once."),
  unknown_words: later(
    "Not sure: most of these words are in no question or phrasing. A visitor is offered a person, too.",
  ),
  rivals: later(
    "Not sure: several articles fit about as well. Give the right one this question as a phrasing.",
  ),
  short: later("Not sure: so few letters may mean much. A visitor is offered a person, too."),
  weak: later(
    "Not sure: it is only somewhat alike. If it is the right answer, add the question to its phrasings.",
  ),
};

/** Shows what the search would answer, and why, before visitors find out. */
export function TryQuestion({ siteId }: { siteId: string }) {
  const [query, setQuery] = useState("");
  const { tried, error } = useTriedQuestion(siteId, query, articles.value);
  return (
    <div class="form">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1>{t("Try a question")}</h1>
      </div>
      <p class="quiet">
        {t(
          "Type it as a visitor would, with mistakes and all. Published articles answer; drafts do not.",
        )}
      </p>
      <SearchBox
        value={query}
        onValue={setQuery}
        label={t("A visitor's question")}
        placeholder={t("How long does delivery take?")}
      />
      <FormError text={error} />
      <div class="cards" aria-live="polite">
        {tried && <Verdict tried={tried} />}
        {tried?.hits.map((hit) => (
          <Hit key={hit.id} hit={hit} question={query.trim()} sureFrom={tried.sureFrom} />
        ))}
        {tried && tried.hidden.length > 0 && <Hidden tried={tried} />}
      </div>
    </div>
  );
}

function Verdict({ tried: { doubt, lang, unknown, hits } }: { tried: TriedQuestion }) {
  return (
    <div class={`notice tried ${doubt ? "warn" : "ok"}`}>
      <Icon name={doubt ? "warn" : "check"} />
      <div>
        <p>{doubt ? t(DOUBTS[doubt]) : t("Sure: the first one is given as the answer.")}</p>
        {hits.length > 0 && (
          <p>{t("Answered in {{language}}.", { language: languageName(lang) })}</p>
        )}
        {unknown.length > 0 && (
          <p>
            {t("In no question, phrasing or tag:")}{" "}
            {unknown.map((word) => (
              <mark key={word} dir="auto">
                {word}
              </mark>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}

/** How sure looks, beside the confidence from which on an article is given as the answer. */
function sureness(confidence: number, sureFrom: number): [tone: string, name: string] {
  if (confidence >= (1 + sureFrom) / 2) return ["ok", later("Very sure")];
  if (confidence >= sureFrom) return ["ok", later("Sure")];
  if (confidence >= sureFrom / 2) return ["warn", later("Unsure")];
  return ["bad", later("Hardly")];
}

interface HitProps {
  hit: TriedQuestion["hits"][number];
  question: string;
  sureFrom: number;
}

/** The longest phrasing that an article takes. */
const PHRASING_MAX = 300;

function Hit({ hit, question, sureFrom }: HitProps) {
  const { id, answer, confidence, matched, words } = hit;
  const [tone, name] = sureness(confidence, sureFrom);
  const { busy, error, run } = useSaving();
  const isPhrasing = matched.toLowerCase() === question.toLowerCase();
  const add = () =>
    run(
      async () =>
        takeArticle(
          await http.post<Article>(`/articles/${id}/phrasings`, {
            text: question.slice(0, PHRASING_MAX),
          }),
        ),
      t("Added to its phrasings."),
    );
  return (
    <article class="card tried-hit">
      <div class="title">
        <span class={`chip ${tone}`}>
          {t(name)} · {t("{{percent}} %", { percent: Math.round(confidence * 100) })}
        </span>
        <span class="list-tools">
          {!isPhrasing && (
            <button type="button" class="btn" disabled={busy} onClick={() => void add()}>
              <Icon name="plus" />
              {t("Add as a phrasing")}
            </button>
          )}
          <a class="btn" href={`/console/articles/${id}`}>
            {t("Edit")}
          </a>
        </span>
      </div>
      <h2 dir="auto">{hit.question}</h2>
      <dl class="reasons">
        <dt>{t("Nearest phrasing")}</dt>
        <dd dir="auto">{matched}</dd>
        <dt>{t("Words it knows")}</dt>
        <dd dir="auto">
          {words.length > 0
            ? words.map((word) => <mark key={word}>{word}</mark>)
            : t("None as they stand; parts of them are alike")}
        </dd>
      </dl>
      <div class="rich" dir="auto">
        <AnswerText text={answer} />
      </div>
      <FormError text={error} />
    </article>
  );
}

const WHY = {
  language: later("in another language"),
  far: later("too far from it"),
} as const;

function Hidden({ tried: { hidden } }: { tried: TriedQuestion }) {
  return (
    <section class="card" aria-labelledby="tried-hidden">
      <h2 id="tried-hidden">{t("Found, and not shown")}</h2>
      <ul class="tried-hidden">
        {hidden.map(({ id, question, lang, confidence, why }) => (
          <li key={id}>
            <a href={`/console/articles/${id}`} dir="auto">
              {question}
            </a>
            <small>
              {[
                t("{{percent}} %", { percent: Math.round(confidence * 100) }),
                languageName(lang),
                t(WHY[why]),
              ].join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

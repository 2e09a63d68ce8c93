import { SUGGESTED_QUESTION_MAX, SUGGESTION_MAX, type Suggestion } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { KINDS } from "./suggestion-words.ts";

/** What can be done with one. */
export interface CardActs {
  /** `text` where it was edited. */
  show(text?: string): void;
  draft(): void;
  phrase(): void;
  reject(): void;
  /** The keys are for this one from now on. */
  look(): void;
}

interface Props {
  suggestion: Suggestion;
  busy: boolean;
  isCurrent: boolean;
  acts: CardActs;
}

/** One suggestion: who wrote what about what, and what to make of it. */
export function SuggestionCard({ suggestion, busy, isCurrent, acts }: Props) {
  const { id, text, original, lang } = suggestion;
  const [edited, setEdited] = useState<string>();
  return (
    <li
      id={`suggestion-${id}`}
      class="card question-card suggestion-card"
      aria-current={isCurrent ? "true" : undefined}
      onFocusIn={acts.look}
    >
      <Facts suggestion={suggestion} />
      <About suggestion={suggestion} />
      {edited === undefined ? (
        <div class="preview rich" dir="auto" lang={lang || undefined}>
          <RichText text={text} />
        </div>
      ) : (
        <textarea
          class="input"
          dir="auto"
          rows={6}
          aria-label={t("Text")}
          maxLength={suggestion.kind === "question" ? SUGGESTED_QUESTION_MAX : SUGGESTION_MAX}
          value={edited}
          ref={(box) => {
            if (box && !box.dataset.begun) {
              box.dataset.begun = "yes";
              box.focus();
            }
          }}
          onInput={(event) => setEdited(event.currentTarget.value)}
        />
      )}
      {original !== null && edited === undefined && (
        <details class="quiet">
          <summary>{t("What was written")}</summary>
          <p dir="auto">{original}</p>
        </details>
      )}
      {edited === undefined ? (
        <Acts
          suggestion={suggestion}
          busy={busy}
          isCurrent={isCurrent}
          acts={acts}
          edit={() => setEdited(text)}
        />
      ) : (
        <div class="question-acts">
          <button
            type="button"
            class="btn primary"
            disabled={busy || edited.trim() === ""}
            onClick={() => {
              setEdited(undefined);
              acts.show(edited);
            }}
          >
            {suggestion.state === "shown" ? t("Save") : t("Approve as edited")}
          </button>
          <button type="button" class="btn plain" onClick={() => setEdited(undefined)}>
            {t("Cancel")}
          </button>
        </div>
      )}
    </li>
  );
}

function Facts({ suggestion }: { suggestion: Suggestion }) {
  const { kind, author, lang, at, decidedBy, decidedAt, reason } = suggestion;
  return (
    <p class="question-facts">
      <span class="chip accent">{t(KINDS[kind])}</span>
      <strong dir="auto">{author || t("A reader without a name")}</strong>
      {lang && <span class="chip">{languageName(lang)}</span>}
      <time dateTime={new Date(at).toISOString()}>{listTime(at, now.value)}</time>
      {decidedAt !== null && (
        <span>
          {t("Decided by {{agent}}, {{when}}", {
            agent: decidedBy ?? t("somebody"),
            when: listTime(decidedAt, now.value),
          })}
        </span>
      )}
      {reason && <span dir="auto">{t("Because: {{reason}}", { reason })}</span>}
    </p>
  );
}

/** The article or question that it belongs to, so that nobody has to look it up. */
function About({ suggestion: { about, kind, usedIn } }: { suggestion: Suggestion }) {
  return (
    <>
      {about && kind === "better_answer" && (
        <div class="question-answer">
          <a href={`/console/articles/${about.id}`}>
            <bdi>{about.question}</bdi>
          </a>
          <details>
            <summary>{t("What the article says")}</summary>
            <p dir="auto">{about.answer}</p>
          </details>
        </div>
      )}
      {about && kind === "answer" && (
        <blockquote class="question-answer">
          <p dir="auto">{about.question}</p>
        </blockquote>
      )}
      {usedIn && <a href={`/console/articles/${usedIn}`}>{t("To the article made of it")}</a>}
    </>
  );
}

interface ActsProps extends Props {
  edit(): void;
}

function Acts({ suggestion, busy, isCurrent, acts, edit }: ActsProps) {
  const { state, kind, usedIn } = suggestion;
  /** Keys press the buttons of the current one alone. */
  const key = (id: string) => (isCurrent ? { "data-shortcut": id } : {});
  const isOpen = state === "waiting" || state === "shown";
  return (
    <div class="question-acts">
      {state !== "shown" && (
        <button
          type="button"
          class={state === "waiting" ? "btn primary" : "btn"}
          disabled={busy}
          onClick={() => acts.show()}
          {...key("suggestion-show")}
        >
          <Icon name="check" />
          {t("Approve")}
        </button>
      )}
      {isOpen && (
        <button
          type="button"
          class="btn"
          disabled={busy}
          onClick={edit}
          {...key("suggestion-edit")}
        >
          <Icon name="pencil" />
          {t("Edit")}
        </button>
      )}
      {isOpen && usedIn === null && (
        <button
          type="button"
          class="btn"
          disabled={busy}
          onClick={acts.draft}
          {...key("suggestion-draft")}
        >
          <Icon name="note" />
          {kind === "better_answer" ? t("Put into the article’s draft") : t("Write an article")}
        </button>
      )}
      {isOpen && usedIn === null && kind === "question" && (
        <button
          type="button"
          class="btn"
          disabled={busy}
          onClick={acts.phrase}
          {...key("suggestion-phrasing")}
        >
          <Icon name="plus" />
          {t("Add to an article")}
        </button>
      )}
      {isOpen && (
        <button
          type="button"
          class="btn plain danger"
          disabled={busy}
          onClick={acts.reject}
          {...key("suggestion-reject")}
        >
          {state === "shown" ? t("Take away") : t("Reject")}
        </button>
      )}
    </div>
  );
}

import type { QuestionGroup } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { languageName } from "../visitors/visitor-facts.ts";

interface Props {
  group: Omit<QuestionGroup, "questionIds">;
  busy: boolean;
  write(): void;
  pick(): void;
  dismiss(): void;
}

/** Questions that ask for the same: how often, in what words, and what to make of them. */
export function QuestionCard({ group, busy, write, pick, dismiss }: Props) {
  const { question, lang, count, lastAt, examples, answer } = group;
  return (
    <li class="card question-card">
      <div class="question-head">
        <h2>
          <bdi lang={lang || undefined}>{question}</bdi>
        </h2>
        <p class="question-facts">
          <strong>{t("Asked {{count}} times", { count })}</strong>
          <Whys group={group} />
          {lang && <span class="chip">{languageName(lang)}</span>}
          <time dateTime={new Date(lastAt).toISOString()}>
            {t("last {{when}}", { when: listTime(lastAt, now.value) })}
          </time>
        </p>
      </div>
      {examples.length > 0 && (
        <ul class="question-examples" aria-label={t("Also asked as")} lang={lang || undefined}>
          {examples.map((text) => (
            <li key={text} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <blockquote class="question-answer">
          <a href={`/console/conversations/${answer.conversationId}`}>
            {t("{{agent}} answered", { agent: answer.agent })}
          </a>
          <p dir="auto">{answer.text}</p>
        </blockquote>
      )}
      <div class="question-acts">
        <button
          type="button"
          class={answer ? "btn primary" : "btn"}
          disabled={busy}
          onClick={write}
        >
          <Icon name="pencil" />
          {answer ? t("Draft from this answer") : t("Write an article")}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={pick}>
          <Icon name="plus" />
          {t("Add to an article")}
        </button>
        <button type="button" class="btn plain" disabled={busy} onClick={dismiss}>
          {t("Not for the FAQ")}
        </button>
      </div>
    </li>
  );
}

/** Why these are here, the weightiest first. */
function Whys({ group: { nothing, unsure, notHelped } }: Pick<Props, "group">) {
  return (
    <>
      {nothing > 0 && (
        <span class="chip bad">{t("{{count}} found nothing", { count: nothing })}</span>
      )}
      {unsure > 0 && <span class="chip warn">{t("{{count}} unsure", { count: unsure })}</span>}
      {notHelped > 0 && (
        <span class="chip warn">{t("{{count}} not helped", { count: notHelped })}</span>
      )}
    </>
  );
}

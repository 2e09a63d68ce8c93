import type { Article } from "@foyer/protocol";
import { ARTICLE_QUESTION_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import type { ArticleForm } from "./article-form.ts";
import { PhrasingChips } from "./phrasing-chips.tsx";

interface Props {
  article: Article | null;
  form: ArticleForm;
  set(change: Partial<ArticleForm>): void;
}

/** The question, and other ways of asking it. */
export function ArticleWords({ article, form, set }: Props) {
  return (
    <>
      <Field label={t("Question")} hint={t("As a visitor would ask it.")}>
        <input
          class="input"
          dir="auto"
          lang={form.lang}
          required
          maxLength={ARTICLE_QUESTION_MAX}
          value={form.question}
          onInput={(event) => set({ question: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("Other phrasings")}
        hint={t("One per line. The more ways of asking are here, the surer it is found.")}
      >
        <textarea
          class="input"
          dir="auto"
          lang={form.lang}
          rows={3}
          value={form.alternatives}
          onInput={(event) => set({ alternatives: event.currentTarget.value })}
        />
      </Field>
      {article && (
        <PhrasingChips
          article={article}
          phrasings={form.alternatives}
          add={(phrasing) => set({ alternatives: withLine(form.alternatives, phrasing) })}
        />
      )}
    </>
  );
}

const withLine = (text: string, line: string): string =>
  text.trim() === "" ? line : `${text.trimEnd()}\n${line}`;

import type { Article } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { useState } from "preact/hooks";
import { Judgements } from "../feedback/judgements.tsx";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Confirm } from "../look/confirm.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { sites } from "../session/session-state.ts";
import { type ArticleForm, toDraft, toForm } from "./article-form.ts";
import { ArticleShelf } from "./article-shelf.tsx";
import { deleteArticle, saveArticle } from "./articles-state.ts";
import { PhrasingChips } from "./phrasing-chips.tsx";

interface Props {
  siteId: string;
  article: Article | null;
  open(id: string): void;
}

/** Writes an article; the answer is shown as visitors will see it. */
export function ArticleEditor({ siteId, article, open }: Props) {
  const lang = sites.value.find(({ id }) => id === siteId)?.lang ?? "en";
  const [form, set] = useDraft<ArticleForm>(toForm(article, lang));
  const [deleting, setDeleting] = useState(false);
  const { busy, error, run } = useSaving();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const state = event.submitter?.getAttribute("value") === "draft" ? "draft" : "published";
    run(
      async () => open((await saveArticle(siteId, toDraft(form, state), article?.id)).id),
      state === "draft" ? t("Kept as a draft.") : t("Published. Visitors are answered by it now."),
    );
  }

  return (
    <form class="form" onSubmit={submit}>
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1 class="grow">{article ? t("Edit article") : t("New article")}</h1>
        {article && <Judgements articleId={article.id} />}
        {article && (
          <button type="button" class="btn plain danger" onClick={() => setDeleting(true)}>
            <Icon name="trash" />
            {t("Delete")}
          </button>
        )}
      </div>
      <Texts article={article} form={form} set={set} />
      <ArticleShelf form={form} set={set} />
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          {article?.state === "published" ? t("Save") : t("Publish")}
        </button>
        <button type="submit" class="btn" value="draft" disabled={busy}>
          {article?.state === "published" ? t("Take back to draft") : t("Keep as draft")}
        </button>
      </div>
      {article && deleting && (
        <Confirm
          title={t("Delete this article?")}
          text={t(
            "Visitors are no longer answered by it. Past conversations keep what they were shown.",
          )}
          verb={t("Delete article")}
          act={async () => {
            await deleteArticle(article);
            open("");
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </form>
  );
}

interface TextsProps {
  article: Article | null;
  form: ArticleForm;
  set(change: Partial<ArticleForm>): void;
}

function Texts({ article, form, set }: TextsProps) {
  return (
    <>
      <Field label={t("Question")} hint={t("As a visitor would ask it.")}>
        <input
          class="input"
          dir="auto"
          required
          maxLength={300}
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
      <div class="with-preview">
        <Field label={t("Answer")} hint={t("**bold**, *italic*, - lists, [links](https://…)")}>
          <textarea
            class="input"
            dir="auto"
            rows={9}
            required
            maxLength={20_000}
            value={form.answer}
            onInput={(event) => set({ answer: event.currentTarget.value })}
          />
        </Field>
        <div class="field">
          <span class="label">{t("What visitors see")}</span>
          <div class="preview rich" dir="auto">
            <RichText text={form.answer || "…"} />
          </div>
        </div>
      </div>
    </>
  );
}

const withLine = (text: string, line: string): string =>
  text.trim() === "" ? line : `${text.trimEnd()}\n${line}`;

import type { Article } from "@foyer/protocol";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { useState } from "preact/hooks";
import { Judgements } from "../feedback/judgements.tsx";
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
      state === "draft" ? "Kept as a draft." : "Published. Visitors are answered by it now.",
    );
  }

  return (
    <form class="form" onSubmit={submit}>
      <div class="detail-head">
        <a class="tool back" href="/console/articles" aria-label="Back to the list">
          <Icon name="back" />
        </a>
        <h1 class="grow">{article ? "Edit article" : "New article"}</h1>
        {article && <Judgements articleId={article.id} />}
        {article && (
          <button type="button" class="btn plain danger" onClick={() => setDeleting(true)}>
            <Icon name="trash" />
            Delete
          </button>
        )}
      </div>
      <Texts form={form} set={set} />
      <ArticleShelf form={form} set={set} />
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          {article?.state === "published" ? "Save" : "Publish"}
        </button>
        <button type="submit" class="btn" value="draft" disabled={busy}>
          {article?.state === "published" ? "Take back to draft" : "Keep as draft"}
        </button>
      </div>
      {article && deleting && (
        <Confirm
          title="Delete this article?"
          text="Visitors are no longer answered by it. Past conversations keep what they were shown."
          verb="Delete article"
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
  form: ArticleForm;
  set(change: Partial<ArticleForm>): void;
}

function Texts({ form, set }: TextsProps) {
  return (
    <>
      <Field label="Question" hint="As a visitor would ask it.">
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
        label="Other phrasings"
        hint="One per line. The more ways of asking are here, the surer it is found."
      >
        <textarea
          class="input"
          dir="auto"
          rows={3}
          value={form.alternatives}
          onInput={(event) => set({ alternatives: event.currentTarget.value })}
        />
      </Field>
      <div class="with-preview">
        <Field label="Answer" hint="**bold**, *italic*, - lists, [links](https://…)">
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
          <span class="label">What visitors see</span>
          <div class="preview rich" dir="auto">
            <RichText text={form.answer || "…"} />
          </div>
        </div>
      </div>
    </>
  );
}

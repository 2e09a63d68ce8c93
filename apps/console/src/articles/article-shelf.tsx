import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { LanguageInput } from "../look/language-input.tsx";
import type { ArticleForm } from "./article-form.ts";

interface Props {
  form: ArticleForm;
  set(change: Partial<ArticleForm>): void;
}

/** Where an article stands: language, tags, rank on the widget's home. */
export function ArticleShelf({ form, set }: Props) {
  return (
    <div class="row-2">
      <Field label={t("Language")}>
        <LanguageInput value={form.lang} onChange={(lang) => set({ lang })} />
      </Field>
      <Field label={t("Tags")} hint={t("Parted by commas.")}>
        <input
          class="input"
          dir="auto"
          value={form.tags}
          onInput={(event) => set({ tags: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("Popular")}
        hint={t("1 stands first on the widget's home. Empty: not there.")}
      >
        <input
          class="input"
          type="number"
          min={1}
          max={99}
          value={form.popular}
          onInput={(event) => set({ popular: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}

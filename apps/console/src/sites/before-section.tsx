import type { ChatForm, FormField } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { FieldEditor } from "./field-editor.tsx";
import { KINDS, newField } from "./form-fields.ts";
import type { SectionProps } from "./section-props.ts";

/** More than this nobody fills in. */
const FIELDS_MAX = 12;

/** What visitors are asked before a person is called. */
export function BeforeSection({ form: site, setOptions, problems }: SectionProps) {
  const { form } = site.options;
  const set = (change: Partial<ChatForm>) => form && setOptions({ form: { ...form, ...change } });
  const fields = form?.fields ?? [];
  const begin = (): ChatForm => ({
    intro: "",
    fields: [newField("name", []), newField("email", [])],
  });
  return (
    <>
      <section class="card">
        <h2>{t("Questions before the chat")}</h2>
        <Check
          label={t("Ask something before a person is called")}
          hint={t(
            "Articles answer without it. What the page or the visitor has said already is filled in.",
          )}
          checked={form !== null}
          onChange={(on) => setOptions({ form: on ? begin() : null })}
        />
        {form && (
          <Field label={t("Intro")} hint={t("Above the questions; may be empty.")}>
            <input
              class="input"
              dir="auto"
              maxLength={300}
              placeholder={t("So that we can reach you if the connection is lost:")}
              value={form.intro}
              onInput={(event) => set({ intro: event.currentTarget.value })}
            />
          </Field>
        )}
      </section>
      {form && (
        <ol class="field-list" aria-label={t("Questions")}>
          {fields.map((field, i) => (
            <FieldEditor
              key={field.id}
              field={field}
              place={i}
              count={fields.length}
              problems={problems}
              onChange={(next) => set({ fields: fields.map((old, at) => (at === i ? next : old)) })}
              onMove={(step) => set({ fields: moved(fields, i, step) })}
              onRemove={() => set({ fields: fields.filter((_, at) => at !== i) })}
            />
          ))}
        </ol>
      )}
      {form && fields.length < FIELDS_MAX && (
        <section class="card">
          <h2>{t("Add a question")}</h2>
          <div class="form-end">
            {KINDS.map(({ kind, label }) => (
              <button
                key={kind}
                type="button"
                class="btn"
                disabled={isThere(fields, kind)}
                onClick={() => set({ fields: [...fields, newField(kind, fields)] })}
              >
                <Icon name="plus" />
                {t(label)}
              </button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

/** Name, email and phone are the visitor's own: there is one of each. */
const isThere = (fields: readonly FormField[], kind: FormField["kind"]): boolean =>
  ["name", "email", "phone"].includes(kind) && fields.some((field) => field.kind === kind);

function moved(fields: readonly FormField[], from: number, step: number): FormField[] {
  const next = [...fields];
  const [field] = next.splice(from, 1);
  if (field) next.splice(from + step, 0, field);
  return next;
}

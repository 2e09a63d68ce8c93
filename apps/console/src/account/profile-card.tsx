import type { Agent } from "@foyer/protocol";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { renew } from "../session/session-state.ts";
import { PictureField } from "./picture-field.tsx";

/** What visitors see of oneself. */
export function ProfileCard({ agent }: { agent: Agent }) {
  const { name, title, colour } = agent;
  const [draft, set] = useDraft({ name, title, colour });
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    run(async () => renew({ agent: await http.patch<Agent>("/me", draft) }), t("Saved."));
  }
  const text = (part: "name" | "title") => ({
    class: "input",
    dir: "auto" as const,
    value: draft[part],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ [part]: event.currentTarget.value }),
  });
  return (
    <form class="card" onSubmit={submit}>
      <h2>{t("How visitors see you")}</h2>
      <PictureField agent={agent} name={draft.name} colour={draft.colour} />
      <div class="row-2">
        <Field label={t("Name")}>
          <input {...text("name")} required maxLength={80} autoComplete="name" />
        </Field>
        <Field label={t("What you do")} hint={t("A few words below your name; may be empty.")}>
          <input
            {...text("title")}
            maxLength={60}
            autoComplete="organization-title"
            placeholder={t("Orders and deliveries")}
          />
        </Field>
        <Field label={t("Colour")} hint={t("Behind your initials, where there is no picture.")}>
          <input
            class="input"
            type="color"
            value={draft.colour}
            onInput={(event) => set({ colour: event.currentTarget.value })}
          />
        </Field>
      </div>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          {t("Save")}
        </button>
        <small class="quiet">{agent.email}</small>
      </div>
    </form>
  );
}

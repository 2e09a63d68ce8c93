import type { Site, SiteDraft } from "@foyer/protocol";
import { http } from "../http.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { LanguageInput } from "../look/language-input.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { mayManage, putSite } from "../session/session-state.ts";
import { LauncherPreview } from "./launcher-preview.tsx";
import { badOrigin, readOrigins } from "./site-origins.ts";

interface Props {
  site: Site | null;
  onSaved(site: Site): void;
}

/** A site as it stands in the boxes; `origins` one per line. */
type Form = Omit<SiteDraft, "origins"> & { origins: string };

const NEW: Form = {
  name: "",
  accent: "#3b5bdb",
  greeting: "Hi there 👋\nHow can we help?",
  intro: "Ask us anything.",
  lang: "en",
  origins: "",
};

/** A site's name, look and words, with the widget beside it as it will be. */
export function SiteForm({ site, onSaved }: Props) {
  const [form, set] = useDraft<Form>(site ? { ...site, origins: site.origins.join("\n") } : NEW);
  const { busy, error, run } = useSaving();
  const origins = readOrigins(form.origins);
  const bad = badOrigin(origins);

  function submit(event: Event) {
    event.preventDefault();
    const { name, accent, greeting, intro, lang } = form;
    const draft: SiteDraft = { name, accent, greeting, intro, lang, origins };
    run(async () => {
      const saved = site
        ? await http.put<Site>(`/sites/${site.id}`, draft)
        : await http.post<Site>("/sites", draft);
      putSite(saved);
      onSaved(saved);
    }, "Saved. New visits see it at once.");
  }

  return (
    <form class="card" onSubmit={submit}>
      <h2>{site ? "Look and words" : "A new site"}</h2>
      <fieldset class="site-form" disabled={!mayManage.value}>
        <div class="form">
          <Words form={form} set={set} />
          <Field
            label="Allowed addresses"
            hint="Pages that may carry the widget, one per line: https://shop.example, https://*.shop.example for all below it, * for any page. Others are turned away."
            error={bad && `“${bad}” is no address. It should look like https://shop.example.`}
          >
            <textarea
              class="input"
              rows={3}
              spellcheck={false}
              value={form.origins}
              onInput={(event) => set({ origins: event.currentTarget.value })}
            />
          </Field>
        </div>
        <LauncherPreview {...form} />
      </fieldset>
      <FormError text={error} />
      {mayManage.value && (
        <div class="form-end">
          <button type="submit" class="btn primary" disabled={busy || bad !== undefined}>
            {site ? "Save" : "Add site"}
          </button>
        </div>
      )}
    </form>
  );
}

function Words({ form, set }: { form: Form; set(change: Partial<Form>): void }) {
  return (
    <>
      <Field label="Name">
        <input
          class="input"
          dir="auto"
          required
          maxLength={60}
          value={form.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <div class="row-2">
        <Field label="Accent colour">
          <input
            class="input"
            type="color"
            value={form.accent}
            onInput={(event) => set({ accent: event.currentTarget.value })}
          />
        </Field>
        <Field label="Language">
          <LanguageInput value={form.lang} onChange={(lang) => set({ lang })} />
        </Field>
      </div>
      <Field label="Greeting" hint="Large, at the top of the widget.">
        <textarea
          class="input"
          dir="auto"
          rows={2}
          maxLength={120}
          value={form.greeting}
          onInput={(event) => set({ greeting: event.currentTarget.value })}
        />
      </Field>
      <Field label="Intro" hint="One sentence below it.">
        <input
          class="input"
          dir="auto"
          maxLength={200}
          value={form.intro}
          onInput={(event) => set({ intro: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}

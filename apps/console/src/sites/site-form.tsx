import type { Site, SiteDraft } from "@foyer/protocol";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { LanguageInput } from "../look/language-input.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { putSite } from "../session/session-state.ts";
import { LauncherPreview } from "./launcher-preview.tsx";
import { badOrigin, readOrigins } from "./site-origins.ts";

const NEW = {
  name: "",
  accent: "#3b5bdb",
  greeting: "Hi there 👋\nHow can we help?",
  intro: "Ask us anything.",
  lang: "en",
  origins: "",
};

/** A new site: the least that it needs; everything else has a section of its own. */
export function SiteForm({ onSaved }: { onSaved(site: Site): void }) {
  const [form, set] = useDraft(NEW);
  const { busy, error, run } = useSaving();
  const origins = readOrigins(form.origins);
  const bad = badOrigin(origins);

  function submit(event: Event) {
    event.preventDefault();
    const draft: SiteDraft = { ...form, origins };
    run(async () => {
      const saved = await http.post<Site>("/sites", draft);
      putSite(saved);
      onSaved(saved);
    }, t("Added. Next comes the line to paste."));
  }

  return (
    <form class="card" onSubmit={submit}>
      <h2>{t("A new site")}</h2>
      <div class="site-form">
        <div class="form">
          <Field label={t("Name")} hint={t("Visitors read it at the top of the chat.")}>
            <input
              class="input"
              dir="auto"
              required
              maxLength={60}
              value={form.name}
              onInput={(event) => set({ name: event.currentTarget.value })}
            />
          </Field>
          <Field
            label={t("Its address")}
            hint={t("Pages that may carry the widget, one per line. Others are turned away.")}
            error={
              bad &&
              t("“{{address}}” is no address. It should look like https://shop.example.", {
                address: bad,
              })
            }
          >
            <textarea
              class="input"
              rows={2}
              spellcheck={false}
              placeholder="https://shop.example"
              value={form.origins}
              onInput={(event) => set({ origins: event.currentTarget.value })}
            />
          </Field>
          <div class="row-2">
            <Field label={t("Accent colour")}>
              <input
                class="input"
                type="color"
                value={form.accent}
                onInput={(event) => set({ accent: event.currentTarget.value })}
              />
            </Field>
            <Field label={t("Language")}>
              <LanguageInput value={form.lang} onChange={(lang) => set({ lang })} />
            </Field>
          </div>
        </div>
        <LauncherPreview {...form} />
      </div>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy || bad !== undefined}>
          {t("Add site")}
        </button>
      </div>
    </form>
  );
}

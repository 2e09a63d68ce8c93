import { t } from "../language/say.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { Field } from "../look/field.tsx";
import { me } from "../session/session-state.ts";
import { DeleteSite } from "./delete-site.tsx";
import { InstallCheck } from "./install-check.tsx";
import { QrCard } from "./qr-card.tsx";
import type { SectionProps } from "./section-props.ts";
import { Snippet } from "./snippet.tsx";

/** The line to paste, the page to link to, where the widget may stand, and whether it does. */
export function InstallSection({ site, form, set, problems }: SectionProps) {
  const page = `${location.origin}/chat/${site.key}`;
  return (
    <>
      <section class="card">
        <h2>{t("Put it on your pages")}</h2>
        <Snippet site={site} />
        <InstallCheck siteId={site.id} />
      </section>
      <section class="card">
        <h2>{t("A page of its own")}</h2>
        <p class="quiet">
          {t(
            "For mails, QR codes and profiles elsewhere: the chat on a page that is nothing but the chat.",
          )}
        </p>
        <pre class="code">
          <code>{page}</code>
        </pre>
        <div class="form-end">
          <CopyButton text={page} />
          <a class="btn" href={page} target="_blank" rel="noreferrer">
            {t("Open it")}
          </a>
        </div>
        <QrCard address={page} name={site.name} />
      </section>
      <section class="card">
        <h2>{t("Allowed addresses")}</h2>
        <Field
          label={t("Pages that may carry the widget")}
          hint={t(
            "One per line: https://shop.example, https://*.shop.example for all below it, * for any page. Others are turned away.",
          )}
          error={problems.get("origins")}
        >
          <textarea
            class="input"
            rows={3}
            spellcheck={false}
            aria-invalid={problems.has("origins")}
            value={form.origins}
            onInput={(event) => set({ origins: event.currentTarget.value })}
          />
        </Field>
      </section>
      {me.value?.agent.role === "owner" && <DeleteSite site={site} />}
    </>
  );
}

import type { Site } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { useSaving } from "../look/use-saving.ts";
import { renew, sites } from "../session/session-state.ts";
import { discard } from "./site-draft.ts";

/** The way out for a site, with everything that goes along said before. */
export function DeleteSite({ site }: { site: Site }) {
  const [asking, setAsking] = useState(false);
  return (
    <section class="card">
      <h2>{t("Delete this site")}</h2>
      <p class="quiet">
        {t(
          "Its conversations, visitors, articles and settings go with it, for good. Widgets that are still on your pages say that this chat no longer exists.",
        )}
      </p>
      <div class="form-end">
        <button type="button" class="btn danger" onClick={() => setAsking(true)}>
          <Icon name="trash" />
          {t("Delete site…")}
        </button>
      </div>
      {asking && <Asking site={site} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Asking({ site, onClose }: { site: Site; onClose(): void }) {
  const { route } = useLocation();
  const [typed, setTyped] = useState("");
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    run(
      async () => {
        await http.delete(`/sites/${site.id}`);
        discard(site.id);
        renew({ sites: sites.value.filter(({ id }) => id !== site.id) });
        route("/console/settings/sites");
      },
      t("{{name}} is deleted.", { name: site.name }),
    );
  }
  return (
    <Dialog title={t("Delete {{name}}?", { name: site.name })} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <p>
            {t(
              "This deletes the site with all its conversations and files, visitors, articles, own words and settings. Open chats end at once. It cannot be undone.",
            )}
          </p>
          <Field label={t("Type “{{name}}” to go on", { name: site.name })}>
            <input
              class="input"
              dir="auto"
              autoComplete="off"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </Field>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Keep it")}
          </button>
          <button
            type="submit"
            class="btn danger"
            disabled={busy || typed.trim() !== site.name.trim()}
          >
            {busy ? t("Deleting…") : t("Delete for good")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

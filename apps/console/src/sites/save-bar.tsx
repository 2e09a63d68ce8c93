import type { Site } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { discard, isChanged, saveForm } from "./site-draft.ts";
import { addressOf, SECTIONS, type SectionPath } from "./site-sections.ts";

interface Props {
  site: Site;
  /** The sections that need attention before anything can be saved. */
  wrong: readonly SectionPath[];
}

/** Saves what was changed in any section; says when visitors see it, or what is in the way. */
export function SaveBar({ site, wrong }: Props) {
  const { busy, error, run } = useSaving();
  if (!isChanged(site) && !error) return null;
  return (
    <div class="save-bar">
      <FormError text={error} />
      <p class="grow">
        {wrong.length > 0 ? (
          <>
            {t("Something needs another look:")}{" "}
            {SECTIONS.filter(({ path }) => wrong.includes(path)).map(({ path, label }) => (
              <a key={path} href={addressOf(site.id, path)}>
                {t(label)}
              </a>
            ))}
          </>
        ) : (
          t("Not saved yet. Visitors see it at most 5 minutes after you save.")
        )}
      </p>
      <button type="button" class="btn" disabled={busy} onClick={() => discard(site.id)}>
        {t("Discard")}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={busy || wrong.length > 0}
        onClick={() => run(() => saveForm(site), t("Saved. Visitors see it within 5 minutes."))}
      >
        {busy ? t("Saving…") : t("Save")}
      </button>
    </div>
  );
}

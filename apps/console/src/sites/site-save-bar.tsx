import type { Site } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { SaveBar } from "../look/save-bar.tsx";
import { useSaving } from "../look/use-saving.ts";
import { discard, isChanged, saveForm } from "./site-draft.ts";
import { addressOf, SECTIONS, type SectionPath } from "./site-sections.ts";

interface Props {
  site: Site;
  /** The sections that need attention before anything can be saved. */
  wrong: readonly SectionPath[];
}

/** Saves what was changed in any section; says when visitors see it, or what is in the way. */
export function SiteSaveBar({ site, wrong }: Props) {
  const saving = useSaving();
  if (!isChanged(site) && !saving.error) return null;
  return (
    <SaveBar
      saving={saving}
      blocked={wrong.length > 0}
      discard={() => discard(site.id)}
      save={() => saveForm(site)}
      done={t("Saved. Visitors see it within 5 minutes.")}
    >
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
    </SaveBar>
  );
}

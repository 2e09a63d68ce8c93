import type { ArticleFolder } from "@foyer/protocol";
import { ARTICLE_FOLDER_NAME_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { useSaving } from "../look/use-saving.ts";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { articles } from "./articles-state.ts";
import { addFolder, changeFolder } from "./folders-state.ts";

interface Props {
  siteId: string;
  /** The one to change; without it a new one is made. */
  folder: ArticleFolder | null;
  all: readonly ArticleFolder[];
  onClose(): void;
}

const NAME = "[^/]*[^/\\s][^/]*";

/** The languages that articles are written in beside the site's own, and those that the folder is named in. */
function otherLanguages(siteId: string, names: object): string[] {
  const base = (tag: string) => (tag.split("-")[0] ?? tag).toLowerCase();
  const own = base(sites.value.find(({ id }) => id === siteId)?.lang ?? "");
  const written = (articles.value.get(siteId) ?? []).map(({ lang }) => base(lang));
  return [...new Set([...written, ...Object.keys(names)])].filter((lang) => lang !== own).sort();
}

/** Names a folder, and says in which one it stands. */
export function FolderDialog({ siteId, folder, all, onClose }: Props) {
  const [name, setName] = useState(folder?.name ?? "");
  const [names, setNames] = useState(folder?.names ?? {});
  const languages = otherLanguages(siteId, names);
  const [parentId, setParentId] = useState(folder?.parentId ?? "");
  const { busy, error, run } = useSaving();
  const holdsFolders = all.some((each) => folder && each.parentId === folder.id);
  const parents = all.filter((each) => each.parentId === null && each.id !== folder?.id);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const said = Object.entries(names).filter(([, each]) => each.trim() !== "");
    const draft = {
      ...{ name: name.trim(), parentId: parentId || null },
      names: Object.fromEntries(said.map(([lang, each]) => [lang, each.trim()])),
    };
    run(
      async () => {
        await (folder ? changeFolder(folder, draft) : addFolder(siteId, draft));
        onClose();
      },
      folder ? t("The folder is changed.") : t("The folder is there."),
    );
  }

  return (
    <Dialog title={folder ? t("Edit folder") : t("New folder")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label={t("Name")}>
            <input
              class="input"
              dir="auto"
              required
              pattern={NAME}
              title={t("A folder’s name has no “/”.")}
              maxLength={ARTICLE_FOLDER_NAME_MAX}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          {languages.map((lang) => (
            <Field key={lang} label={t("Name in {{language}}", { language: languageName(lang) })}>
              <input
                class="input"
                dir="auto"
                lang={lang}
                pattern={NAME}
                title={t("A folder’s name has no “/”.")}
                placeholder={name}
                maxLength={ARTICLE_FOLDER_NAME_MAX}
                value={names[lang] ?? ""}
                onInput={(event) => setNames({ ...names, [lang]: event.currentTarget.value })}
              />
            </Field>
          ))}
          {parents.length > 0 && !holdsFolders && (
            <Field label={t("Inside")}>
              <select
                class="input"
                value={parentId}
                onChange={(event) => setParentId(event.currentTarget.value)}
              >
                <option value="">{t("No other folder")}</option>
                <Options of={parents} />
              </select>
            </Field>
          )}
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {t("Save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

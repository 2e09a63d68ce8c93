import type { ArticleFolder } from "@foyer/protocol";
import { ARTICLE_FOLDER_NAME_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { useSaving } from "../look/use-saving.ts";
import { addFolder, changeFolder } from "./folders-state.ts";

interface Props {
  siteId: string;
  /** The one to change; without it a new one is made. */
  folder: ArticleFolder | null;
  all: readonly ArticleFolder[];
  onClose(): void;
}

/** Names a folder, and says in which one it stands. */
export function FolderDialog({ siteId, folder, all, onClose }: Props) {
  const [name, setName] = useState(folder?.name ?? "");
  const [parentId, setParentId] = useState(folder?.parentId ?? "");
  const { busy, error, run } = useSaving();
  const holdsFolders = all.some((each) => folder && each.parentId === folder.id);
  const parents = all.filter((each) => each.parentId === null && each.id !== folder?.id);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const draft = { name: name.trim(), parentId: parentId || null };
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
              pattern="[^/]*[^/\s][^/]*"
              title={t("A folder’s name has no “/”.")}
              maxLength={ARTICLE_FOLDER_NAME_MAX}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Field>
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

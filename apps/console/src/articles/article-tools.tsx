import type { ArticleFolder } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { FolderDialog } from "./folder-dialog.tsx";
import { chosen } from "./shelf-moves.ts";

interface Props {
  siteId: string;
  folders: readonly ArticleFolder[];
}

/** What is done with many articles at once: folders, moving, import, export. */
export function ArticleTools({ siteId, folders }: Props) {
  const [adding, setAdding] = useState(false);
  const file = (as: string) => `/api/v1/sites/${siteId}/articles/export?as=${as}`;
  return (
    <>
      <MenuButton class="tool" name={t("More")} label={<Icon name="more" />}>
        <button type="button" role="menuitem" class="menu-item" onClick={() => setAdding(true)}>
          {t("New folder…")}
        </button>
        <button
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => {
            chosen.value = new Set();
          }}
        >
          {t("Select articles to move")}
        </button>
        <hr />
        <a role="menuitem" class="menu-item" href="/console/articles/import">
          {t("Import…")}
        </a>
        <a role="menuitem" class="menu-item" href={file("csv")} download="articles.csv">
          {t("Export as CSV")}
        </a>
        <a role="menuitem" class="menu-item" href={file("markdown")} download="articles.zip">
          {t("Export as Markdown")}
        </a>
      </MenuButton>
      {adding && (
        <FolderDialog
          siteId={siteId}
          folder={null}
          all={folders}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

import { t } from "../language/say.ts";
import { MenuButton } from "../look/menu-button.tsx";
import { moveArticles } from "./folders-state.ts";
import { chosen } from "./shelf-moves.ts";
import type { ShelfPart } from "./shelf-rows.ts";

/** While articles are being chosen: how many, and where they are to go. */
export function MoveBar({ siteId, parts }: { siteId: string; parts: readonly ShelfPart[] }) {
  const set = chosen.value;
  if (!set) return null;
  async function move(folderId: string | null): Promise<void> {
    const order = parts.flatMap(({ articles }) => articles.map(({ id }) => id));
    const articleIds = order.filter((id) => set?.has(id));
    chosen.value = null;
    await moveArticles(siteId, { articleIds, folderId, before: null });
  }
  return (
    <div class="move-bar" role="toolbar" aria-label={t("With all selected")}>
      <span class="grow" role="status">
        {t("{{count}} selected", { count: set.size })}
      </span>
      <button
        type="button"
        class="btn plain"
        onClick={() => {
          chosen.value = null;
        }}
      >
        {t("Cancel")}
      </button>
      <MenuButton class="btn primary" label={t("Move to…")} disabled={set.size === 0}>
        {parts.map(({ folder, name }) => (
          <button
            key={folder?.id ?? ""}
            type="button"
            role="menuitem"
            class="menu-item"
            dir="auto"
            onClick={() => void move(folder?.id ?? null)}
          >
            {name || t("In no folder")}
          </button>
        ))}
      </MenuButton>
    </div>
  );
}

import type { TagList } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { TagBox, TagChoice, tagIn } from "../conversations/tag-box.tsx";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { actOnSelected } from "./bulk.ts";
import { selected } from "./selection.ts";

/** Shown to choose from: two rows or three. */
const SHOWN = 12;

/** Puts one tag on all that are chosen, by writing it or by choosing one that their sites use. */
export function BulkTags({ onClose }: { onClose(): void }) {
  const [text, setText] = useState("");
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    const rows = [...selected.peek()].flatMap((id) => inbox.rows.peek().get(id) ?? []);
    const sites = [...new Set(rows.map(({ siteId }) => siteId))];
    const ask = (id: string) => http.get<TagList>(`/sites/${id}/tags`);
    // Without the lists one still writes it.
    Promise.all(sites.map(ask)).then(
      (lists) => setKnown([...new Set(lists.flatMap(({ items }) => items.map(({ tag }) => tag)))]),
      () => undefined,
    );
  }, []);
  const wanted = tagIn(text);
  const fits = known.filter((tag) => tag.toLowerCase().includes(wanted.toLowerCase()));

  function put(tag: string) {
    onClose();
    void actOnSelected({ type: "tags", add: [tag] }, (count) =>
      t("{{count}} tagged {{tag}}", { count, tag }),
    );
  }

  return (
    <Dialog title={t("Tag all selected")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== "") put(wanted);
        }}
      >
        <div class="dialog-body">
          <TagBox text={text} onText={setText} />
          <div class="tag-choices">
            {fits.slice(0, SHOWN).map((tag) => (
              <TagChoice key={tag} tag={tag} choose={() => put(tag)} />
            ))}
          </div>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={wanted === ""}>
            {t("Tag")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

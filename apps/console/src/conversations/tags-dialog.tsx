import type { Conversation, TagList } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { changeTags } from "./conversation-acts.ts";
import { TagBox, TagChoice, tagIn } from "./tag-box.tsx";

/** Shown to choose from: a screenful; writing finds the others. */
const SHOWN = 24;

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Tags by writing: Enter puts on the first that fits, or a new one. */
export function TagsDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose(): void;
}) {
  const { id, siteId, tags } = conversation;
  const [query, setQuery] = useState("");
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    const take = ({ items }: TagList) => setKnown(items.map(({ tag }) => tag));
    // Without the list one still writes them.
    http.get<TagList>(`/sites/${siteId}/tags`).then(take, () => undefined);
  }, [siteId]);
  const wanted = tagIn(query);
  const has = (tag: string) => tags.some((other) => same(other, tag));
  const found = foundTags(wanted, tags, known).slice(0, SHOWN);
  const isNew = wanted !== "" && !found.some((tag) => same(tag, wanted));
  const toggle = (tag: string) => changeTags(id, has(tag) ? { remove: [tag] } : { add: [tag] });

  async function submit(event: Event) {
    event.preventDefault();
    if (wanted === "") return onClose();
    const first = found[0] ?? wanted;
    if (await toggle(first)) setQuery("");
  }

  return (
    <Dialog title={t("Tags")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <TagBox text={query} onText={setQuery} />
          <div class="tag-choices">
            {found.map((tag) => (
              <TagChoice key={tag} tag={tag} isOn={has(tag)} choose={() => toggle(tag)} />
            ))}
            {isNew && (
              <button type="button" class="chip tag-choice new" onClick={() => toggle(wanted)}>
                {t("Make “{{tag}}”", { tag: wanted })}
              </button>
            )}
          </div>
          {found.length === 0 && !isNew && (
            <p class="quiet">{t("No tags yet. Write one and press Enter.")}</p>
          )}
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Done")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Those that hold what is looked for, what the conversation has first; the exact one before all. */
export function foundTags(
  wanted: string,
  has: readonly string[],
  known: readonly string[],
): string[] {
  const others = known.filter((tag) => !has.some((one) => same(one, tag)));
  const fits = [...has, ...others].filter((tag) =>
    tag.toLowerCase().includes(wanted.toLowerCase()),
  );
  const isExact = (tag: string) => same(tag, wanted);
  return [...fits.filter(isExact), ...fits.filter((tag) => !isExact(tag))];
}

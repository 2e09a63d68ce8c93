import type { TagsChange, Visitor } from "@foyer/protocol";
import { TAG_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { toast } from "../look/toasts.tsx";

/** Tags of the person, whatever they write about: Enter puts one on. */
export function VisitorTags({ visitor: { id, tags } }: { visitor: Visitor }) {
  const [wanted, setWanted] = useState("");

  async function change(body: TagsChange): Promise<boolean> {
    try {
      visitors.put(await http.post<Visitor>(`/visitors/${id}/tags`, body));
      return true;
    } catch (error) {
      toast(reason(error), "bad");
      return false;
    }
  }

  async function submit(event: Event) {
    event.preventDefault();
    if (wanted.trim() && (await change({ add: [wanted] }))) setWanted("");
  }

  return (
    <section aria-label={t("Tags of the person")}>
      <h3>{t("Tags of the person")}</h3>
      <form class="visitor-tags" onSubmit={submit}>
        {tags.map((tag) => (
          <span key={tag} class="chip tag" dir="auto">
            {tag}
            <button
              type="button"
              aria-label={t("Remove the tag {{tag}}", { tag })}
              onClick={() => change({ remove: [tag] })}
            >
              <Icon name="cross" />
            </button>
          </span>
        ))}
        <input
          class="inline-field"
          dir="auto"
          aria-label={t("Add a tag to the person")}
          placeholder={t("Add a tag")}
          maxLength={TAG_MAX}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </form>
    </section>
  );
}

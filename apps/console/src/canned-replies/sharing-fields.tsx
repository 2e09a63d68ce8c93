import type { CannedReply, CannedReplyScope } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Field } from "../look/field.tsx";
import { mayManage } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { cannedReplies } from "./canned-replies-state.ts";
import type { PartProps } from "./canned-reply-text.tsx";

export const SCOPES: Record<CannedReplyScope, string> = {
  everyone: later("Everyone"),
  team: later("One team"),
  personal: later("Only me"),
};

/** The languages Foyer speaks from the start, and those that are in use. */
const LANGUAGES = ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

/** Folders that are in use, by name. */
export const foldersOf = (replies: readonly CannedReply[]): string[] =>
  [...new Set(replies.map(({ folder }) => folder))].filter((name) => name !== "").sort();

/** Who has it in the menu, in which folder, and for which language. */
export function SharingFields({ draft, set }: PartProps) {
  const offered: readonly CannedReplyScope[] = mayManage.value
    ? ["everyone", "team", "personal"]
    : ["personal"];
  const langs = [...new Set([...LANGUAGES, ...(draft.lang ? [draft.lang] : [])])];
  return (
    <div class="row-2">
      <Field label={t("For")}>
        <select
          class="input"
          value={draft.scope === "team" ? `team ${draft.teamId ?? ""}` : draft.scope}
          onChange={({ currentTarget: { value } }) => {
            const [scope, teamId] = value.split(" ");
            set({ scope: scope as CannedReplyScope, teamId: teamId || null });
          }}
        >
          {offered.map((scope) =>
            scope === "team" ? (
              teams.all.value.map(({ id, name }) => (
                <option key={id} value={`team ${id}`}>
                  {t("Team {{name}}", { name })}
                </option>
              ))
            ) : (
              <option key={scope} value={scope}>
                {t(SCOPES[scope])}
              </option>
            ),
          )}
        </select>
      </Field>
      <Field label={t("Language")}>
        <select
          class="input"
          value={draft.lang ?? ""}
          onChange={(event) => set({ lang: event.currentTarget.value || null })}
        >
          <option value="">{t("Any language")}</option>
          {langs.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("Folder")}>
        <input
          class="input"
          dir="auto"
          list="reply-folders"
          maxLength={60}
          placeholder={t("None")}
          value={draft.folder}
          onInput={(event) => set({ folder: event.currentTarget.value })}
        />
      </Field>
      <datalist id="reply-folders">
        {foldersOf(cannedReplies.value ?? []).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

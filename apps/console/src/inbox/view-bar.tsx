import { signal } from "@preact/signals";
import { t } from "../language/say.ts";
import { lazyScreen } from "../lazy-screen.tsx";
import { mayManage } from "../session/session-state.ts";
import { filterWords } from "./filter-words.ts";
import { query, view } from "./inbox-lists.ts";

const ViewDialog = lazyScreen(async () => (await import("./view-dialog.tsx")).ViewDialog);

/** The view whose dialog is open, by its id; "new" for one that is being made. */
export const edited = signal<string | null>(null);

/** Opens the dialog of a view: "new", or one by its id. */
export function editView(id: string): void {
  edited.value = id;
}

/** Which view is shown, what it holds, and the way to change it. */
export function ViewBar() {
  const its = query.value.trim() ? undefined : view.value;
  return (
    <>
      {its && (
        <div class="view-bar">
          <p dir="auto">{filterWords(its.filter).join(" · ") || t("All conversations")}</p>
          {(!its.shared || mayManage.value) && (
            <button type="button" class="btn link" onClick={() => editView(its.id)}>
              {t("Edit")}
              <span class="sr-only"> {its.name}</span>
            </button>
          )}
        </div>
      )}
      {edited.value && <ViewDialog params={{ id: edited.value }} />}
    </>
  );
}

import type { ViewFilter } from "@foyer/protocol";
import { VIEW_NAME_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Check, Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { mayManage } from "../session/session-state.ts";
import { FilterFields } from "./filter-fields.tsx";
import { chooseList, countOf } from "./inbox-lists.ts";
import { edited } from "./view-bar.tsx";
import { deleteView, moveView, ownViews, saveView, views } from "./views-state.ts";

const close = () => {
  edited.value = null;
};

/** Makes a view, or changes, moves and deletes one: its name, what it holds, who sees it. */
export function ViewDialog({ params }: ScreenProps) {
  const view = views.peek().find(({ id }) => id === params.id);
  const [name, setName] = useState(view?.name ?? "");
  const [filter, setFilter] = useState<ViewFilter>(view?.filter ?? {});
  const [shared, setShared] = useState(view?.shared ?? false);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);

  async function run(act: () => Promise<unknown>) {
    setBusy(true);
    setError("");
    try {
      await act();
      close();
    } catch (failure) {
      setError(reason(failure));
      setBusy(false);
    }
  }

  async function save() {
    const saved = await saveView({ name, filter, shared }, view?.id);
    chooseList(`view:${saved.id}`);
  }

  async function remove(id: string) {
    await deleteView(id);
    chooseList("waiting");
  }

  return (
    <Dialog title={view ? t("Change the view") : t("New view")} onClose={close}>
      <form
        class="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <div class="dialog-body">
          <Field label={t("Name")}>
            <input
              class="input"
              dir="auto"
              required
              maxLength={VIEW_NAME_MAX}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          <FilterFields filter={filter} onChange={setFilter} />
          {mayManage.value && (
            <Check
              label={t("Share with everybody")}
              hint={t("It stands in the inbox of all agents.")}
              checked={shared}
              onChange={setShared}
            />
          )}
          <FormError text={error} />
        </div>
        <footer>
          {view && <Shelf id={view.id} busy={busy} remove={() => run(() => remove(view.id))} />}
          <span class="grow quiet" role="status">
            {t("{{count}} open conversations fit", { count: countOf(filter) })}
          </span>
          <button type="button" class="btn" onClick={close}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || name.trim() === ""}>
            {view ? t("Save") : t("Make the view")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Where one's own view stands among one's own, and the way to be rid of it. */
function Shelf({ id, busy, remove }: { id: string; busy: boolean; remove(): void }) {
  const [sure, setSure] = useState(false);
  const at = ownViews.value.findIndex((view) => view.id === id);
  const last = ownViews.value.length - 1;
  const move = (step: -1 | 1) => void moveView(id, step).catch(() => undefined);
  return (
    <>
      <button
        type="button"
        class={sure ? "btn danger" : "tool"}
        aria-label={sure ? undefined : t("Delete the view")}
        title={t("Delete the view")}
        disabled={busy}
        onClick={() => (sure ? remove() : setSure(true))}
      >
        {sure ? t("Really delete?") : <Icon name="trash" />}
      </button>
      {at >= 0 && last > 0 && (
        <>
          <button
            type="button"
            class="tool up"
            aria-label={t("Move up")}
            title={t("Move up")}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            <Icon name="arrowDown" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t("Move down")}
            title={t("Move down")}
            disabled={at === last}
            onClick={() => move(1)}
          >
            <Icon name="arrowDown" />
          </button>
        </>
      )}
    </>
  );
}

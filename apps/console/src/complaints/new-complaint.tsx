import { newClientId } from "@foyer/connection";
import type { Complaint, Severity } from "@foyer/protocol";
import { SEVERITIES } from "@foyer/protocol/complaint-choices";
import { COMPLAINT_TEXT_MAX } from "@foyer/protocol/limits";
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { useSaving } from "../look/use-saving.ts";
import { myId, sites } from "../session/session-state.ts";
import { categoryName, SEVERITY_NAMES } from "./complaint-words.ts";
import { addComplaint, loadSettings, registerSettings } from "./register-state.ts";

/** The conversation that a complaint comes from, and what was said there. */
export interface From {
  conversationId: string;
  siteId: string;
  name: string;
  text: string;
}

const EMPTY = {
  ...{ name: "", email: "", phone: "", text: "", want: "", categoryId: "", siteId: "" },
  ...{ severity: "medium" as Severity, ownerId: "" },
};
type Values = typeof EMPTY;

/** What was typed and not recorded yet, by conversation ("" for none): a closed window loses nothing. */
const typed = signal<ReadonlyMap<string, Values & { clientId: string }>>(new Map());

const freshId = () => newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));

function useTyped(from: From | null) {
  const key = from?.conversationId ?? "";
  const [first] = useState(() => ({
    ...{ ...EMPTY, clientId: freshId(), siteId: from?.siteId ?? sites.peek()[0]?.id ?? "" },
    ...{ name: from?.name ?? "", text: from?.text.slice(0, COMPLAINT_TEXT_MAX) ?? "" },
    ownerId: myId.peek(),
  }));
  const values = typed.value.get(key) ?? first;
  const put = (next: typeof first | undefined) => {
    const all = new Map(typed.peek());
    if (next) all.set(key, next);
    else all.delete(key);
    typed.value = all;
  };
  return {
    values,
    set: (change: Partial<Values>) => put({ ...values, ...change }),
    clear: () => put(undefined),
  };
}

interface Props {
  from: From | null;
  onClose(): void;
  onAdded?(complaint: Complaint): void;
}

/** Records a complaint, from a conversation or by hand. */
export function NewComplaintDialog({ from, onClose, onAdded }: Props) {
  const { values, set, clear } = useTyped(from);
  const { busy, error, run } = useSaving();
  useEffect(() => void loadSettings(), []);
  const categories = (registerSettings.value?.categories ?? []).filter(({ hidden }) => !hidden);
  const categoryId = values.categoryId || (categories[0]?.id ?? "");

  async function save(): Promise<void> {
    const { ownerId, siteId, ...rest } = values;
    const { complaint } = await addComplaint({
      ...{ ...rest, categoryId, siteId, ownerId: ownerId || null },
      ...(from && { conversationId: from.conversationId }),
    });
    clear();
    onClose();
    onAdded?.(complaint);
  }

  return (
    <Dialog title={t("Record a complaint")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(save, t("Recorded."));
        }}
      >
        <div class="dialog-body complaint-form">
          <Field label={t("What happened")}>
            <textarea
              class="input"
              dir="auto"
              rows={4}
              required
              maxLength={COMPLAINT_TEXT_MAX}
              value={values.text}
              onInput={(event) => set({ text: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("What they want")}>
            <input
              class="input"
              dir="auto"
              maxLength={COMPLAINT_TEXT_MAX}
              value={values.want}
              onInput={(event) => set({ want: event.currentTarget.value })}
            />
          </Field>
          <div class="complaint-pair">
            <Field label={t("Category")}>
              <select
                class="input"
                value={categoryId}
                onChange={(event) => set({ categoryId: event.currentTarget.value })}
              >
                <Options of={categories.map((one) => ({ id: one.id, name: categoryName(one) }))} />
              </select>
            </Field>
            <Field label={t("Severity")}>
              <select
                class="input"
                value={values.severity}
                onChange={(event) => set({ severity: event.currentTarget.value as Severity })}
              >
                <Options of={SEVERITIES.map((id) => ({ id, name: t(SEVERITY_NAMES[id]) }))} />
              </select>
            </Field>
            <Field label={t("Who looks after it")}>
              <select
                class="input"
                value={values.ownerId}
                onChange={(event) => set({ ownerId: event.currentTarget.value })}
              >
                <option value="">{t("Nobody yet")}</option>
                <Options of={[...agents.byId.value.values()].filter(({ active }) => active)} />
              </select>
            </Field>
            {!from && sites.value.length > 1 && (
              <Field label={t("Site")}>
                <select
                  class="input"
                  value={values.siteId}
                  onChange={(event) => set({ siteId: event.currentTarget.value })}
                >
                  <Options of={sites.value} />
                </select>
              </Field>
            )}
          </div>
          <Who values={values} set={set} />
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || values.text.trim() === ""}>
            {t("Record")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function Who({ values, set }: { values: Values; set(change: Partial<Values>): void }) {
  return (
    <div class="complaint-pair">
      <Field label={t("Name")}>
        <input
          class="input"
          dir="auto"
          maxLength={80}
          value={values.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("Email")}>
        <input
          class="input"
          type="email"
          dir="ltr"
          value={values.email}
          onInput={(event) => set({ email: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("Telephone")}>
        <input
          class="input"
          type="tel"
          dir="ltr"
          maxLength={40}
          value={values.phone}
          onInput={(event) => set({ phone: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}

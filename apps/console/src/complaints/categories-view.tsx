import type { ComplaintCategory, ComplaintSettings } from "@foyer/protocol";
import { SEVERITIES } from "@foyer/protocol/complaint-choices";
import {
  COMPLAINT_CATEGORIES_MAX,
  COMPLAINT_CATEGORY_MAX,
  COMPLAINT_DAYS_MAX,
} from "@foyer/protocol/limits";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Loading } from "../look/blank.tsx";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { SaveBar } from "../look/save-bar.tsx";
import { useSaving } from "../look/use-saving.ts";
import { categoryName, SEVERITY_NAMES } from "./complaint-words.ts";
import { registerSettings, saveSettings } from "./register-state.ts";

/** By what complaints are sorted, and how long there is for each severity: owners and admins set it. */
export function CategoriesView() {
  const draft = useSignal<ComplaintSettings | null>(null);
  const saving = useSaving();
  const shown = draft.value ?? registerSettings.value;
  if (!shown) return <Loading what={t("Loading the categories")} />;
  const set = (change: Partial<ComplaintSettings>) => {
    draft.value = { ...shown, ...change };
  };
  const setCategory = (id: string, change: Partial<ComplaintCategory> | null) =>
    set({
      categories: shown.categories.flatMap((one) =>
        one.id !== id ? [one] : change === null ? [] : [cleaned({ ...one, ...change })],
      ),
    });
  return (
    <div class="form">
      <header class="detail-head">
        <BackLink href="/console/complaints" />
        <h2 class="grow">{t("Categories and times")}</h2>
      </header>
      <section class="card">
        <h3>{t("Categories")}</h3>
        <ul class="complaint-categories">
          {shown.categories.map((one) => (
            <Row key={one.id} category={one} set={(change) => setCategory(one.id, change)} />
          ))}
        </ul>
        <button
          type="button"
          class="btn"
          disabled={shown.categories.length >= COMPLAINT_CATEGORIES_MAX}
          onClick={() =>
            set({ categories: [...shown.categories, { id: freshId(), name: t("New category") }] })
          }
        >
          <Icon name="plus" />
          {t("Add a category")}
        </button>
      </section>
      <section class="card">
        <h3>{t("Days until a complaint is due")}</h3>
        <div class="complaint-pair">
          {SEVERITIES.map((severity) => (
            <Field key={severity} label={t(SEVERITY_NAMES[severity])}>
              <input
                class="input"
                type="number"
                min={1}
                max={COMPLAINT_DAYS_MAX}
                value={shown.days[severity]}
                onInput={(event) =>
                  set({ days: { ...shown.days, [severity]: Number(event.currentTarget.value) } })
                }
              />
            </Field>
          ))}
        </div>
      </section>
      {draft.value && (
        <SaveBar
          saving={saving}
          discard={() => {
            draft.value = null;
          }}
          save={async () => {
            // Somebody else may have changed them since: then this one is told so, and keeps what is typed.
            await saveSettings(shown);
            draft.value = null;
          }}
          done={t("Saved.")}
        >
          {t("Holds for complaints that are recorded from now on.")}
        </SaveBar>
      )}
    </div>
  );
}

interface RowProps {
  category: ComplaintCategory;
  set(change: Partial<ComplaintCategory> | null): void;
}

function Row({ category, set }: RowProps) {
  const { hidden, name } = category;
  return (
    <li>
      <input
        class="input"
        dir="auto"
        aria-label={t("Name of the category")}
        maxLength={COMPLAINT_CATEGORY_MAX}
        value={categoryName(category)}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={!hidden}
          onChange={(event) =>
            set(event.currentTarget.checked ? ({ hidden: undefined } as never) : { hidden: true })
          }
        />
        <span>{t("Offered")}</span>
      </label>
      <button
        type="button"
        class="tool"
        aria-label={t("Remove {{name}}", { name })}
        title={t("Remove {{name}}", { name })}
        onClick={() => set(null)}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

function cleaned({ id, name, hidden }: ComplaintCategory): ComplaintCategory {
  return { id, name, ...(hidden && { hidden }) };
}

const freshId = (): string => crypto.getRandomValues(new Uint32Array(2)).join("-");

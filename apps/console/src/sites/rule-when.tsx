import type { ProactiveRule } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { languageName } from "../visitors/visitor-facts.ts";

type When = ProactiveRule["when"];

/** Those that the widget speaks. */
const LANGS = ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

interface Props {
  when: When;
  problem(what: string): string | undefined;
  onChange(when: When): void;
}

/** All conditions of a rule; what is empty does not matter. */
export function RuleWhen({ when, problem, onChange }: Props) {
  /** Undefined takes a condition away. */
  function set(change: { [K in keyof When]?: When[K] | undefined }) {
    const all = Object.entries({ ...when, ...change });
    onChange(Object.fromEntries(all.filter(([, value]) => value !== undefined)) as When);
  }
  return (
    <fieldset class="rule-when">
      <legend>{t("When all of this is so")}</legend>
      <Field
        label={t("Page")}
        hint={t("Its path; * stands for anything. Empty: every page.")}
        error={problem("url")}
      >
        <input
          class="input"
          spellcheck={false}
          maxLength={200}
          placeholder="/products/*"
          aria-invalid={problem("url") !== undefined}
          value={when.url ?? ""}
          onInput={(event) => set({ url: event.currentTarget.value.trim() || undefined })}
        />
      </Field>
      <div class="row-2">
        <Amount
          label={t("Seconds on the page")}
          most={3_600}
          value={when.seconds}
          onChange={(seconds) => set({ seconds })}
        />
        <Amount
          label={t("Scrolled, in per cent")}
          most={100}
          value={when.scroll}
          onChange={(scroll) => set({ scroll: scroll || undefined })}
        />
      </div>
      <Check
        label={t("They turn to leave")}
        hint={t("The pointer goes up to tabs and address. There is none on phones.")}
        checked={when.exit === true}
        onChange={(exit) => set({ exit: exit || undefined })}
      />
      <Field label={t("Was here before")} hint={t("Known only with the visitor's consent.")}>
        <select
          class="input"
          value={String(when.returning ?? "")}
          onChange={({ currentTarget: { value } }) =>
            set({ returning: value === "" ? undefined : value === "true" })
          }
        >
          <option value="">{t("Does not matter")}</option>
          <option value="true">{t("Yes")}</option>
          <option value="false">{t("No, for the first time")}</option>
        </select>
      </Field>
      <Langs value={when.langs ?? []} onChange={(langs) => set({ langs })} />
    </fieldset>
  );
}

interface AmountProps {
  label: string;
  most: number;
  value: number | undefined;
  onChange(value: number | undefined): void;
}

/** A whole number from 0 to `most`, or nothing. */
function Amount({ label, most, value, onChange }: AmountProps) {
  return (
    <Field label={label}>
      <input
        class="input"
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        placeholder={t("Any")}
        value={value ?? ""}
        onChange={({ currentTarget }) => {
          const typed = Math.round(Number(currentTarget.value));
          const isNone = currentTarget.value === "" || Number.isNaN(typed);
          const next = isNone ? undefined : Math.min(most, Math.max(0, typed));
          currentTarget.value = String(next ?? "");
          onChange(next);
        }}
      />
    </Field>
  );
}

interface LangsProps {
  value: readonly string[];
  onChange(langs: string[] | undefined): void;
}

function Langs({ value, onChange }: LangsProps) {
  const offered = [...new Set([...LANGS, ...value])];
  function toggle(lang: string, on: boolean) {
    const next = on ? [...value, lang] : value.filter((other) => other !== lang);
    onChange(next.length > 0 ? next : undefined);
  }
  return (
    <fieldset class="rule-langs">
      <legend class="label">{t("Language of page or browser")}</legend>
      <div>
        {offered.map((lang) => (
          <label key={lang} class="chip">
            <input
              type="checkbox"
              checked={value.includes(lang)}
              onChange={(event) => toggle(lang, event.currentTarget.checked)}
            />
            {languageName(lang)}
          </label>
        ))}
      </div>
      <span class="hint">{t("None: all of them.")}</span>
    </fieldset>
  );
}

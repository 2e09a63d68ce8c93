import type { CoachRule } from "@foyer/protocol";
import { COACH_INSTEAD_MAX, COACH_PHRASE_MAX, COACH_RULES_MAX } from "@foyer/protocol/limits";
import { useRef, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { type ListName, listOf, mayReset, problemsOf, resetList, setList } from "./coach-draft.ts";
import { languageName } from "./language-name.ts";
import { COACH_LANGUAGES } from "./phrases/languages.ts";

/** The owner's phrases, language by language. */
export function CoachPhrases() {
  const [lang, setLang] = useState("en");
  return (
    <section class="card">
      <div class="coach-head">
        <h2>{t("Phrases")}</h2>
        <Field label={t("Language of the reply")}>
          <select
            class="input"
            value={lang}
            onChange={(event) => setLang(event.currentTarget.value)}
          >
            {COACH_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <h3>{t("Phrases that close doors")}</h3>
      <RuleList key={`doors ${lang}`} lang={lang} name="closedDoors" />
      <h3>{t("Words that visitors may not know")}</h3>
      <RuleList key={`jargon ${lang}`} lang={lang} name="jargon" />
    </section>
  );
}

function RuleList({ lang, name }: { lang: string; name: ListName }) {
  const list = useRef<HTMLUListElement>(null);
  const rules = listOf(lang, name);
  const problems = problemsOf(rules);
  const put = (next: CoachRule[]) => setList(lang, name, next);

  function add(): void {
    put([...rules, { phrase: "", instead: "" }]);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus(),
    );
  }

  return (
    <>
      {rules.length === 0 && (
        <p class="quiet">
          {name === "jargon"
            ? t("None yet. Add what only your house calls so, such as “SKU” for an item number.")
            : t("None yet in this language. What you add is looked for as it is written.")}
        </p>
      )}
      <ul ref={list} class="coach-rules">
        {rules.map((rule, at) => (
          <RuleRow
            key={at}
            rule={rule}
            lang={lang}
            problem={problems.get(at)}
            onChange={(next) => put(rules.map((old, place) => (place === at ? next : old)))}
            onRemove={() => put(rules.filter((_, place) => place !== at))}
          />
        ))}
      </ul>
      <div class="form-end">
        <button type="button" class="btn" disabled={rules.length >= COACH_RULES_MAX} onClick={add}>
          <Icon name="plus" />
          {t("Add a phrase")}
        </button>
        {name === "closedDoors" && mayReset(lang) && (
          <button type="button" class="btn plain" onClick={() => resetList(lang)}>
            {t("Back to the list that comes with Foyer")}
          </button>
        )}
      </div>
    </>
  );
}

interface RowProps {
  rule: CoachRule;
  lang: string;
  problem: "twice" | "no_letter" | undefined;
  onChange(rule: CoachRule): void;
  onRemove(): void;
}

function RuleRow({ rule, lang, problem, onChange, onRemove }: RowProps) {
  return (
    <li>
      <input
        class="input"
        dir="auto"
        lang={lang}
        aria-label={t("Phrase")}
        placeholder={t("Phrase")}
        maxLength={COACH_PHRASE_MAX}
        value={rule.phrase}
        aria-invalid={problem !== undefined}
        onInput={(event) => onChange({ ...rule, phrase: event.currentTarget.value })}
      />
      <Icon name="arrowEnd" />
      <input
        class="input"
        dir="auto"
        lang={lang}
        aria-label={t("Say instead of “{{phrase}}”", { phrase: rule.phrase })}
        placeholder={t("Only a hint")}
        maxLength={COACH_INSTEAD_MAX}
        value={rule.instead}
        onInput={(event) => onChange({ ...rule, instead: event.currentTarget.value })}
      />
      <button
        type="button"
        class="tool"
        aria-label={t("Remove “{{phrase}}”", { phrase: rule.phrase })}
        onClick={onRemove}
      >
        <Icon name="trash" />
      </button>
      {problem && (
        <span class="error" role="alert">
          {problem === "twice"
            ? t("This phrase is there twice.")
            : t("A phrase needs a letter or a digit.")}
        </span>
      )}
    </li>
  );
}

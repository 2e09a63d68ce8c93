import type { WidgetTexts } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { Check, Field } from "../look/field.tsx";
import { languageName } from "../visitors/visitor-facts.ts";
import type { SectionProps } from "./section-props.ts";
import { builtIn, builtInTexts, loadTexts, textsError, withWording } from "./widget-texts.ts";
import { WordingField } from "./wording-field.tsx";

/** Every text of the widget in every language, and the owner's own wordings of them. */
export function WordsSection(props: SectionProps) {
  useEffect(() => void loadTexts(), []);
  const texts = builtInTexts.value;
  if (textsError.value) return <Failed error={textsError.value} retry={loadTexts} />;
  return texts ? (
    <Words {...props} texts={texts} />
  ) : (
    <Loading what={t("Loading the widget's texts")} />
  );
}

function Words({ form, setOptions, problems, texts }: SectionProps & { texts: WidgetTexts }) {
  const langs = Object.keys(texts).sort();
  const [lang, setLang] = useState(langs.includes(form.lang) ? form.lang : "en");
  const [search, setSearch] = useState("");
  const [ownOnly, setOwnOnly] = useState(false);
  const own = form.options.texts[lang] ?? {};
  const names = Object.keys(texts[lang] ?? {}).filter(
    (name) =>
      (!ownOnly || own[name] !== undefined) &&
      matches(search, builtIn(texts, lang, name), own[name] ?? ""),
  );
  const count = (tag: string) => Object.keys(form.options.texts[tag] ?? {}).length;
  return (
    <section class="card">
      <h2>{t("Your own words")}</h2>
      <p class="quiet">
        {t(
          "Visitors see the widget in the language of your page, else of their browser. Each text is worded already; write beside it what you would rather say.",
        )}
      </p>
      <div class="row-2">
        <Field label={t("Language")}>
          <select
            class="input"
            value={lang}
            onChange={(event) => setLang(event.currentTarget.value)}
          >
            {langs.map((tag) => (
              <option key={tag} value={tag}>
                {count(tag) > 0
                  ? t("{{language}} ({{number}} own)", {
                      language: languageName(tag),
                      number: count(tag),
                    })
                  : languageName(tag)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("Find a text")}>
          <input
            class="input"
            type="search"
            dir="auto"
            placeholder={t("What it says now…")}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </Field>
      </div>
      <Check label={t("Only those I have worded myself")} checked={ownOnly} onChange={setOwnOnly} />
      <p class="sr-only" role="status">
        {t("{{count}} texts", { count: names.length })}
      </p>
      {names.length === 0 && <p class="quiet">{t("No text says that.")}</p>}
      <ul class="wordings" lang={lang}>
        {names.map((name) => (
          <WordingField
            key={`${lang} ${name}`}
            dir={/^(ar|fa|he|ur)/.test(lang) ? "rtl" : "ltr"}
            text={builtIn(texts, lang, name)}
            wording={own[name] ?? ""}
            problem={problems.get(`texts.${lang}.${name}`)}
            onChange={(wording) =>
              setOptions({ texts: withWording(form.options.texts, lang, name, wording) })
            }
          />
        ))}
      </ul>
    </section>
  );
}

function matches(search: string, ...texts: string[]): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return texts.some((text) => text.toLocaleLowerCase().includes(wanted));
}

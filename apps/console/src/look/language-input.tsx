import { languageName } from "../visitors/visitor-facts.ts";

/** The languages Foyer speaks from the start; any other tag may be chosen by hand. */
const OFFERED = ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

interface Props {
  value: string;
  onChange(lang: string): void;
}

/** Chooses a language by its name. */
export function LanguageInput({ value, onChange }: Props) {
  const tags = OFFERED.includes(value) ? OFFERED : [value, ...OFFERED];
  return (
    <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag)}
        </option>
      ))}
    </select>
  );
}

import type { Article } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { DRAFTS, onShelf } from "./filter-articles.ts";

interface Props {
  list: readonly Article[];
  shelf: string;
  choose(shelf: string): void;
}

/** All, the drafts, or one of the languages in use. */
export function ArticleShelves({ list, shelf, choose }: Props) {
  const languages = [...new Set(list.map(({ lang }) => lang))].sort();
  return (
    <select
      class="input"
      aria-label={t("Show")}
      value={shelf}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{t("All articles ({{number}})", { number: list.length })}</option>
      <option value={DRAFTS}>
        {t("Drafts ({{number}})", { number: onShelf(list, DRAFTS).length })}
      </option>
      {languages.map((lang) => (
        <option key={lang} value={lang}>
          {languageName(lang)} ({onShelf(list, lang).length})
        </option>
      ))}
    </select>
  );
}

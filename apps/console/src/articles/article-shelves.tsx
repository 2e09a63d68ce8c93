import type { Article } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { ARCHIVED, BEHIND, DRAFTS, DUE, IN_REVIEW, onShelf } from "./filter-articles.ts";

interface Props {
  list: readonly Article[];
  shelf: string;
  choose(shelf: string): void;
}

/** All, those that want something, or one of the languages in use. */
export function ArticleShelves({ list, shelf, choose }: Props) {
  const languages = [...new Set(list.map(({ lang }) => lang))].sort();
  const count = (name: string) => onShelf(list, name).length;
  return (
    <select
      class="input"
      aria-label={t("Show")}
      value={shelf}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{t("All articles ({{number}})", { number: list.length })}</option>
      <option value={DRAFTS}>{t("Drafts ({{number}})", { number: count(DRAFTS) })}</option>
      <option value={IN_REVIEW}>{t("In review ({{number}})", { number: count(IN_REVIEW) })}</option>
      <option value={DUE}>{t("Due for review ({{number}})", { number: count(DUE) })}</option>
      {count(BEHIND) > 0 && (
        <option value={BEHIND}>
          {t("Behind their originals ({{number}})", { number: count(BEHIND) })}
        </option>
      )}
      {count(ARCHIVED) > 0 && (
        <option value={ARCHIVED}>{t("Archived ({{number}})", { number: count(ARCHIVED) })}</option>
      )}
      {languages.map((lang) => (
        <option key={lang} value={lang}>
          {languageName(lang)} ({count(lang)})
        </option>
      ))}
    </select>
  );
}

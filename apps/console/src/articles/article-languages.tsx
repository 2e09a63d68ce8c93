import type { Article } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { languageName } from "../visitors/visitor-facts.ts";
import { groupOf, isBehind } from "./translation-group.ts";

interface Props {
  article: Article | null;
  /** Of a new article: what it is to translate. */
  of: Article | undefined;
  /** The language of the one that is open. */
  lang: string;
  siteLang: string;
  list: readonly Article[];
}

/** The languages that an article is written in, and those that it lacks. */
export function ArticleLanguages({ article, of, lang, siteLang, list }: Props) {
  const shown = article ?? of;
  if (!shown) return null;
  const { original, members, missing } = groupOf(shown, list, siteLang);
  if (members.length === 1 && missing.length === 0) return null;
  return (
    <nav class="article-languages" aria-label={t("Languages")}>
      {members.map((one) => (
        <a
          key={one.id}
          href={`/console/articles/${one.id}`}
          aria-current={one.id === article?.id ? "page" : undefined}
        >
          {languageName(one.lang)}
          <small>{wordsFor(one, original, list)}</small>
        </a>
      ))}
      {missing.map((tag) => (
        <a
          key={tag}
          class="missing"
          href={`/console/articles/new?of=${original.id}&lang=${encodeURIComponent(tag)}`}
          aria-current={!article && tag === lang ? "page" : undefined}
        >
          <Icon name="plus" />
          {languageName(tag)}
          <small>{t("missing")}</small>
        </a>
      ))}
    </nav>
  );
}

function wordsFor(one: Article, original: Article, list: readonly Article[]): string {
  if (one.state === "draft") return t("draft");
  if (one.state === "in_review") return t("in review");
  if (one.state === "archived") return t("archived");
  if (one === original) return t("original");
  return isBehind(one, list) ? t("behind") : t("up to date");
}

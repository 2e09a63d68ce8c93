import type { Article } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { isBehind, isDue } from "./translation-group.ts";

interface Props {
  article: Article;
  /** All of its site's, which its original is one of. */
  list: readonly Article[];
  /** Published is what most are: a list does not say it. */
  showsPublished?: boolean;
}

/** Where an article stands, and what it wants: as chips. */
export function ArticleMarks({ article, list, showsPublished = false }: Props) {
  const { state, pending } = article;
  return (
    <span class="marks">
      {state === "draft" && <span class="chip warn">{t("Draft")}</span>}
      {state === "in_review" && <span class="chip accent">{t("In review")}</span>}
      {state === "archived" && <span class="chip">{t("Archived")}</span>}
      {state === "published" && showsPublished && <span class="chip ok">{t("Published")}</span>}
      {pending?.state === "draft" && <span class="chip warn">{t("Changes not published")}</span>}
      {pending?.state === "in_review" && <span class="chip accent">{t("Changes in review")}</span>}
      {isDue(article, Date.now()) && <span class="chip bad">{t("Due for review")}</span>}
      {isBehind(article, list) && <span class="chip warn">{t("Behind its original")}</span>}
    </span>
  );
}

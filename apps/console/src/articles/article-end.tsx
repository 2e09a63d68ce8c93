import type { Article, ArticleState } from "@foyer/protocol";
import { t } from "../language/say.ts";

interface Props {
  article: Article | null;
  mayPublish: boolean;
  busy: boolean;
  isTouched: boolean;
}

/** What is to become of what was written. */
export function ArticleEnd({ article, mayPublish, busy, isTouched }: Props) {
  const isLive = article?.state === "published";
  const press = (value: ArticleState, label: string, isMain = false) => (
    <button type="submit" class={isMain ? "btn primary" : "btn"} value={value} disabled={busy}>
      {label}
    </button>
  );
  return (
    <div class="form-end article-end">
      {mayPublish && press("published", isLive ? t("Publish changes") : t("Publish"), true)}
      {press("in_review", t("Ask for a review"), !mayPublish)}
      {press("draft", t("Keep as draft"))}
      {isTouched && (
        <span class="quiet" role="status">
          {t("Not saved yet; kept in this browser.")}
        </span>
      )}
    </div>
  );
}

import type { Article } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Confirm } from "../look/confirm.tsx";
import { fullTime } from "../look/time.ts";
import { useSaving } from "../look/use-saving.ts";
import { careFor, discardChanges } from "./article-acts.ts";
import { OriginalChanges } from "./original-changes.tsx";
import { isBehind } from "./translation-group.ts";
import type { useArticleWork } from "./use-article-work.ts";

interface Props {
  article: Article | null;
  original: Article | undefined;
  work: ReturnType<typeof useArticleWork>;
  list: readonly Article[];
}

/** What whoever opens an article must know first. */
export function ArticleNotices({ article, original, work, list }: Props) {
  const { broughtFrom, isTouched, drop, saved } = work;
  return (
    <>
      {broughtFrom !== null && isTouched && (
        <div class="notice info">
          <span class="grow">
            {t("This was typed on {{time}} and not saved.", { time: fullTime(broughtFrom) })}
          </span>
          <button type="button" class="btn" onClick={drop}>
            {t("Drop it")}
          </button>
        </div>
      )}
      {article?.pending && <Pending article={article} onDropped={saved} />}
      {article && original && isBehind(article, list) && (
        <Behind article={article} original={original} />
      )}
    </>
  );
}

function Pending({ article, onDropped }: { article: Article; onDropped(now: Article): void }) {
  const [dropping, setDropping] = useState(false);
  const name = agents.card(article.updatedBy)?.name;
  const time = fullTime(article.updatedAt);
  const isReview = article.pending?.state === "in_review";
  return (
    <div class="notice info">
      <span class="grow">
        {isReview
          ? t("Visitors see the published version. These changes wait for a review.")
          : t("Visitors see the published version. These changes are not published yet.")}{" "}
        {name && <span class="quiet">{t("{{name}}, {{time}}", { name, time })}</span>}
      </span>
      <button type="button" class="btn" onClick={() => setDropping(true)}>
        {t("Drop changes")}
      </button>
      {dropping && (
        <Confirm
          title={t("Drop these changes?")}
          text={t("The published version stays. The changes remain in the history.")}
          verb={t("Drop changes")}
          act={async () => onDropped(await discardChanges(article.id))}
          onClose={() => setDropping(false)}
        />
      )}
    </div>
  );
}

function Behind({ article, original }: { article: Article; original: Article }) {
  const [looking, setLooking] = useState(false);
  const { busy, error, run } = useSaving();
  return (
    <div class="notice warn">
      <span class="grow">
        {t("The original has changed since this was translated.")}
        {error && <span role="alert"> {error}</span>}
      </span>
      <button type="button" class="btn" onClick={() => setLooking(true)}>
        {t("See what changed")}
      </button>
      <button
        type="button"
        class="btn"
        disabled={busy}
        onClick={() =>
          run(() => careFor(article.id, { upToDate: true }), t("Marked as up to date."))
        }
      >
        {t("It is up to date")}
      </button>
      {looking && (
        <OriginalChanges
          original={original}
          from={article.translatedFrom ?? 1}
          onClose={() => setLooking(false)}
        />
      )}
    </div>
  );
}

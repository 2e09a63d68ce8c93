import type { ArticleHit } from "@foyer/protocol";
import { ARTICLES_OFFERED } from "@foyer/protocol/limits";
import { RichText } from "@foyer/ui/rich-text.tsx";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { FormError } from "../look/form-error.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { useArticleSearch } from "./use-article-search.ts";

/** Shows what the search would answer, and how sure it is, before visitors find out. */
export function TryQuestion({ siteId }: { siteId: string }) {
  const [query, setQuery] = useState("");
  const { hits, error } = useArticleSearch(siteId, query);
  return (
    <div class="form">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1>{t("Try a question")}</h1>
      </div>
      <p class="quiet">
        {t(
          "Type it as a visitor would, with mistakes and all. Published articles answer; drafts do not.",
        )}
      </p>
      <SearchBox
        value={query}
        onValue={setQuery}
        label={t("A visitor's question")}
        placeholder={t("How long does delivery take?")}
      />
      <FormError text={error} />
      {query.trim() && !error && hits.length === 0 && (
        <p class="notice warn">
          {t("No article answers this. A visitor would be offered a person at once.")}
        </p>
      )}
      <div class="cards" aria-live="polite">
        {hits.slice(0, ARTICLES_OFFERED).map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </div>
    </div>
  );
}

/** How sure looks: green is likely right, amber needs another phrasing. */
const SURE = 0.7;
const UNSURE = 0.4;

function Hit({ hit: { id, question, answer, confidence } }: { hit: ArticleHit }) {
  const tone = confidence >= SURE ? "ok" : confidence >= UNSURE ? "warn" : "bad";
  return (
    <article class="card">
      <div class="title">
        <span class={`chip ${tone}`}>
          {t("{{percent}} % sure", { percent: Math.round(confidence * 100) })}
        </span>
        <a class="btn" href={`/console/articles/${id}`}>
          {t("Edit")}
        </a>
      </div>
      <h2 dir="auto">{question}</h2>
      <div class="rich" dir="auto">
        <RichText text={answer} />
      </div>
    </article>
  );
}

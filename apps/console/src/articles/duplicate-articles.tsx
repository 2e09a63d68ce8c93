import type { ArticlePair } from "@foyer/protocol";
import { t } from "../language/say.ts";

/** Articles that answer the same: visitors get now the one and now the other. */
export function DuplicateArticles({ pairs }: { pairs: readonly ArticlePair[] }) {
  if (pairs.length === 0) return null;
  return (
    <section class="card" aria-labelledby="duplicates">
      <h2 id="duplicates">{t("Two articles for one question?")}</h2>
      <p class="quiet">
        {t("Each of these finds the other. Where they say the same, put them together in one.")}
      </p>
      <ul class="pair-list">
        {pairs.map(({ one, other, likeness }) => (
          <li key={`${one.id} ${other.id}`} class="card-row pair">
            <a href={`/console/articles/${one.id}`} dir="auto">
              {one.question}
            </a>
            <a href={`/console/articles/${other.id}`} dir="auto">
              {other.question}
            </a>
            <span class="chip warn">
              {t("{{percent}} % alike", { percent: Math.round(likeness * 100) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ArticleJudgements } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import "./feedback.css";

/** What visitors said of each article, as far as it was loaded. */
const judgements = signal<ReadonlyMap<string, ArticleJudgements>>(new Map());

/** Loads those of a site; without them the articles are shown all the same. */
export async function loadJudgements(siteId: string): Promise<void> {
  const path = `/sites/${siteId}/articles/judgements`;
  const list = await http.get<ArticleJudgements[]>(path).catch(() => []);
  const all = new Map(judgements.value);
  for (const one of list) all.set(one.articleId, one);
  judgements.value = all;
}

/** How many visitors an article has helped, and how many not; nothing while nobody has said. */
export function Judgements({ articleId }: { articleId: string }) {
  const judged = judgements.value.get(articleId);
  if (!judged) return null;
  const { helped, notHelped } = judged;
  return (
    <span
      class="judgements"
      title={t("Helped {{helped}}, did not help {{notHelped}}", { helped, notHelped })}
    >
      <span aria-hidden="true">
        👍 {helped} · 👎 {notHelped}
      </span>
      <span class="sr-only">
        {t("Helped {{helped}}, did not help {{notHelped}}", { helped, notHelped })}
      </span>
    </span>
  );
}

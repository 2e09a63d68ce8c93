import type { Article, ArticleVersion, ArticleVersionCard } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Loading } from "../look/blank.tsx";
import { Dialog } from "../look/dialog.tsx";
import { FormError } from "../look/form-error.tsx";
import { fullTime } from "../look/time.ts";
import { useSaving } from "../look/use-saving.ts";
import { readVersion, readVersions, restoreVersion } from "./article-acts.ts";
import { TextChanges } from "./text-changes.tsx";

interface Props {
  article: Article;
  /** Something is typed and not saved: bringing a version back would drop it. */
  isTouched: boolean;
  onRestored(article: Article): void;
  onClose(): void;
}

/** Everything that was saved of an article: who did what, what it changed, and the way back. */
export function ArticleHistory({ article, isTouched, onRestored, onClose }: Props) {
  const [list, setList] = useState<readonly ArticleVersionCard[] | null>(null);
  const [chosen, choose] = useState(article.version);
  const [against, compare] = useState<number | null>(null);
  const [failure, fail] = useState("");
  const { busy, error, run } = useSaving();
  useEffect(() => {
    readVersions(article.id).then(setList, (problem) => fail(reason(problem)));
  }, [article.id, article.version]);
  const older = list?.filter(({ number }) => number < chosen) ?? [];
  const before = older.some(({ number }) => number === against) ? against : older[0]?.number;

  const restore = () =>
    run(
      async () => {
        onRestored(await restoreVersion(article.id, chosen));
        onClose();
      },
      t("Version {{number}} is back, as a draft.", { number: chosen }),
    );

  return (
    <Dialog title={t("History")} onClose={onClose}>
      <div class="dialog-body history">
        <FormError text={failure || error} />
        {!list && !failure && <Loading />}
        {list && (
          <ol class="versions" aria-label={t("Versions")}>
            {list.map((version) => (
              <li key={version.number}>
                <button
                  type="button"
                  aria-pressed={version.number === chosen}
                  onClick={() => choose(version.number)}
                >
                  <strong>{doneBy(version)}</strong>
                  <small>
                    {t("Version {{number}}, {{time}}", {
                      number: version.number,
                      time: fullTime(version.at),
                    })}
                  </small>
                </button>
              </li>
            ))}
          </ol>
        )}
        {list && (
          <section class="version" aria-label={t("What changed")}>
            {before !== undefined && before !== null && (
              <label class="against">
                {t("Compared with")}
                <select
                  class="input"
                  value={before}
                  onChange={(event) => compare(Number(event.currentTarget.value))}
                >
                  {older.map(({ number, at }) => (
                    <option key={number} value={number}>
                      {t("Version {{number}}, {{time}}", { number, time: fullTime(at) })}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <Compared id={article.id} number={chosen} before={before ?? null} />
          </section>
        )}
      </div>
      <footer>
        {isTouched && <span class="quiet grow">{t("What you have typed would be dropped.")}</span>}
        <button type="button" class="btn" onClick={onClose}>
          {t("Close")}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={busy || !list || chosen === article.version}
          onClick={restore}
        >
          {t("Bring this version back")}
        </button>
      </footer>
    </Dialog>
  );
}

/** Who did what, in a sentence. */
function doneBy({ byId, state, restored }: ArticleVersionCard): string {
  const name = (byId && agents.card(byId)?.name) || t("Foyer");
  if (restored !== null)
    return t("{{name}} brought version {{number}} back", { name, number: restored });
  if (state === "published") return t("{{name}} published it", { name });
  if (state === "in_review") return t("{{name}} asked for a review", { name });
  if (state === "archived") return t("{{name}} archived it", { name });
  return t("{{name}} kept a draft", { name });
}

/** What `number` changed in version `before`; of the first of all, what it says. */
function Compared(props: { id: string; number: number; before: number | null }) {
  const { id, number, before } = props;
  const [pair, setPair] = useState<readonly [ArticleVersion | null, ArticleVersion] | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    let current = true;
    setPair(null);
    Promise.all([before === null ? null : readVersion(id, before), readVersion(id, number)]).then(
      (both) => {
        if (!current) return;
        setPair(both);
        setError("");
      },
      (failure) => current && setError(reason(failure)),
    );
    return () => {
      current = false;
    };
  }, [id, number, before]);
  if (error) return <FormError text={error} />;
  if (!pair) return <Loading />;
  const [was, is] = pair;
  return <TextChanges before={was ?? EMPTY} after={is} />;
}

const EMPTY = {
  ...{ lang: "", question: "", alternatives: [], answer: "", tags: [], popular: null },
};

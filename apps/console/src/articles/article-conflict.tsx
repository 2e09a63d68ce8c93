import type { Article } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { fullTime } from "../look/time.ts";
import { type ArticleForm, toDraft } from "./article-form.ts";
import { TextChanges } from "./text-changes.tsx";

interface Props {
  theirs: Article;
  mine: ArticleForm;
  /** What is typed here is to come after theirs. */
  keep(): void;
  /** Theirs takes its place. */
  take(): void;
}

/** Two have changed the same article: both versions, and which one goes on. */
export function ArticleConflict({ theirs, mine, keep, take }: Props) {
  const name = agents.card(theirs.updatedBy)?.name ?? t("Somebody");
  const time = fullTime(theirs.updatedAt);
  return (
    <section class="notice warn conflict" role="alert">
      <p>
        <strong>
          {t("{{name}} has saved this article meanwhile ({{time}}).", { name, time })}
        </strong>{" "}
        {t("Nothing is lost: this is what your words change in theirs.")}
      </p>
      <TextChanges before={theirs.pending ?? theirs} after={toDraft(mine, "draft")} />
      <div class="form-end">
        <button type="button" class="btn" onClick={keep}>
          {t("Go on with mine")}
        </button>
        <button type="button" class="btn" onClick={take}>
          {t("Take theirs")}
        </button>
      </div>
    </section>
  );
}

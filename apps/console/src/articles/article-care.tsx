import type { Article, ArticleCare as Care } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { useSaving } from "../look/use-saving.ts";
import { careFor } from "./article-acts.ts";
import { dayOf, startOfDay } from "./review-day.ts";

/** Who looks after an article, and when somebody looks again whether it is true: saved at once. */
export function ArticleCare({ article }: { article: Article }) {
  const { error, run } = useSaving();
  const change = (care: Care) => run(() => careFor(article.id, care), t("Saved."));
  const { ownerId } = article;
  const isGone = ownerId !== null && !agents.active.value.some(({ id }) => id === ownerId);
  return (
    <>
      <div class="row-2">
        <Field label={t("Looked after by")}>
          <select
            class="input"
            value={ownerId ?? ""}
            onChange={(event) => change({ ownerId: event.currentTarget.value || null })}
          >
            <option value="">{t("Nobody in particular")}</option>
            {isGone && (
              <option value={ownerId}>
                {agents.card(ownerId)?.name ?? t("Somebody who is gone")}
              </option>
            )}
            <Options of={agents.active.value} />
          </select>
        </Field>
        <Field
          label={t("Look again on")}
          hint={t("From this day on the list says that it is due for review.")}
        >
          <input
            class="input"
            type="date"
            value={dayOf(article.reviewAt)}
            onChange={(event) => change({ reviewAt: startOfDay(event.currentTarget.value) })}
          />
        </Field>
      </div>
      <FormError text={error} />
    </>
  );
}
